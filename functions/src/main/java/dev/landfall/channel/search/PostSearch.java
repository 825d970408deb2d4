package dev.landfall.channel.search;

import dev.landfall.channel.Account;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.language.SearchTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A vendor that can be asked for public posts. */
public interface PostSearch {

    String channel();

    /** What to ask on behalf of an account; nothing where it has no name to ask for. */
    List<SearchQuery> queries(SearchTerms terms, Account account, ChannelSearch rules);

    /** One page of answers, newest first. */
    Found page(Account account, SearchQuery query, Ask ask);

    /** When the post of this id was written, where the id tells. */
    Optional<Instant> written(String id);

    /**
     * Where to look.
     *
     * @param since posts after this one
     * @param from posts since then, where {@code since} is not known
     * @param until posts before this one
     * @param token the vendor's word for the next page
     */
    record Ask(Optional<String> since, Instant from, Optional<String> until, Optional<String> token, int most) {}

    /** What came of asking. */
    sealed interface Found {

        /**
         * @param body as it came, to be kept
         * @param ids of its posts, as far as they have one
         * @param count of posts, those without an id too
         * @param partial whether the vendor says that something is missing in it
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Page(byte[] body, List<String> ids, int count, Optional<String> next, boolean partial) implements Found {
            public Page {
                ids = List.copyOf(ids);
            }
        }

        /** Not now; the vendor may say how long. {@code counted}: whether it may have counted posts as read. */
        record Later(String reason, Optional<java.time.Duration> pause, boolean counted) implements Found {}

        /** The question itself is not taken. */
        record NotTaken(String reason) implements Found {}
    }
}
