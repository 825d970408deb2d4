package dev.landfall.intake;

import dev.landfall.channel.InboundMail;
import dev.landfall.ticket.Priority;
import java.util.List;
import java.util.Optional;

/** What is to be done with an event, before anything is looked up or written. */
sealed interface Verdict {

    /**
     * It opens a ticket or joins one.
     *
     * @param area empty where the text names none
     * @param reason the rule that took it with its policy's version, or {@code direct} or {@code mention}
     * @param rules all rules that matched, each with that version
     */
    record Take(Optional<String> area, Priority priority, String reason, List<String> rules, Reply reply)
            implements Verdict {
        public Take {
            rules = List.copyOf(rules);
        }
    }

    /** Somebody else's words: they count where those are known. */
    record PassOn() implements Verdict {}

    /** It goes to the mail function, which leads it on. */
    record Forward(InboundMail mail) implements Verdict {}

    /** Its sender waits for a visit at this address. */
    record Confirm(String url) implements Verdict {}

    record Ignored(String reason) implements Verdict {}

    record Quarantined(String reason) implements Verdict {}

    /** It is about a message that was told before; what becomes of it depends on what became of that. */
    record Follow(Event.OfKnown event) implements Verdict {}

    /** Who answers, and where. */
    enum Reply {
        /** The bot, as in chat. */
        CONVERSE,
        /** In public, without area or details. */
        ACKNOWLEDGE,
        /** Nobody by machine; an agent gets a suggestion. */
        SUGGEST
    }
}
