package dev.landfall.intake;

import dev.landfall.channel.DeliveryReport;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.SocialPost;

/** One event of a receipt, at its place in it, with the key of its outcome. */
sealed interface Event {

    int index();

    /** The key of its {@link dev.landfall.ticket.Source}. */
    String key();

    /** Events of one group are handled in order. */
    String group();

    /** Somebody said something. */
    record Said(int index, String key, String group, SocialPost post) implements Event {}

    /** A mail that a provider handed over. */
    record Mailed(int index, String key, String group, InboundMail mail) implements Event {}

    /** A topic waits for our confirmation at {@code url}. */
    record Subscribing(int index, String key, String url) implements Event {
        @Override
        public String group() {
            return key;
        }
    }

    /** Understood, and nothing to do. */
    record LeftAlone(int index, String key, String reason) implements Event {
        @Override
        public String group() {
            return key;
        }
    }

    /** Cannot be understood: a part of a body, or all of it. */
    record Broken(int index, String key, String reason) implements Event {
        @Override
        public String group() {
            return key;
        }
    }

    /** It is about a message that was told before, of theirs or of ours. */
    sealed interface OfKnown extends Event {}

    /**
     * Somebody changed what they had said.
     *
     * @param message the key of what they had said
     */
    record Edited(int index, String key, String group, String message, SocialPost post) implements OfKnown {

        /** The same, as if nothing had been said before. */
        Said asNew() {
            return new Said(index, message, group, post);
        }
    }

    /** Somebody took back what they had said. */
    record Withdrawn(int index, String key, String group, String message) implements OfKnown {}

    /** What became of a message of ours. */
    record Told(int index, String key, String group, DeliveryReport report) implements OfKnown {}
}
