package dev.landfall.intake;

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
}
