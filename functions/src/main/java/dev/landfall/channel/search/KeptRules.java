package dev.landfall.channel.search;

import dev.landfall.channel.Account;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.language.SearchTerms;
import java.time.Duration;
import java.util.Optional;

/** A vendor that keeps rules of ours and delivers what meets them. */
public interface KeptRules {

    String channel();

    /** Brings the rules there into step with ours; rules of others stay as they are. */
    Outcome keep(SearchTerms terms, Account account, ChannelSearch rules);

    /** What came of it. */
    sealed interface Outcome {
        record InStep(int standing, int added, int removed) implements Outcome {}

        /** The old ones still hold, as far as nothing is said. */
        record AsBefore(String reason, Optional<Duration> pause) implements Outcome {}
    }
}
