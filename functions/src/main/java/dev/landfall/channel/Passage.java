package dev.landfall.channel;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** In what form a message may go out now, by when the person wrote last. */
sealed interface Passage {

    /** As it is. */
    record Free() implements Passage {}

    /** With a word that says why it comes so late. */
    record Tagged(String tag) implements Passage {}

    /** Only as a text that the vendor approved. */
    record ByTemplate(ConversationRules.Template template) implements Passage {}

    /** Not at all. */
    record Closed() implements Passage {}

    /**
     * Decides; pure.
     *
     * @param lastWord when the person last wrote on this identity; empty where they never did
     */
    static Passage of(
            Outbound.Kind kind,
            Article says,
            Optional<Instant> lastWord,
            ConversationRules.OfChannel rules,
            Instant now) {
        // What answers a post in public is no conversation of two.
        if (rules.window().isEmpty() || says.origin().address().containsKey("inReplyTo")) {
            return new Free();
        }
        if (within(lastWord, rules.window().get(), now)) {
            return new Free();
        }
        Optional<ConversationRules.AgentWindow> agents =
                rules.agents().filter(it -> kind == Outbound.Kind.AGENT_REPLY && within(lastWord, it.length(), now));
        if (agents.isPresent()) {
            return new Tagged(agents.get().tag());
        }
        return rules.template(textId(says), says.language())
                .<Passage>map(ByTemplate::new)
                .orElseGet(Closed::new);
    }

    private static boolean within(Optional<Instant> lastWord, Duration window, Instant now) {
        return lastWord.map(at -> now.isBefore(at.plus(window))).orElse(false);
    }

    /** The reviewed text's id without its version; {@code free_text:agent} for an agent's own words. */
    private static String textId(Article says) {
        int version = says.provenance().indexOf('@');
        return version < 0 ? says.provenance() : says.provenance().substring(0, version);
    }
}
