package dev.landfall.channel;

import java.util.Locale;
import java.util.Optional;

/** One event of a body, at its place in document order. */
public sealed interface InboundEvent {

    int index();

    /** The vendor's own message or event id; empty where the vendor gives none or a broken one. */
    Optional<String> sourceId();

    /** Somebody said something. */
    record Message(int index, SocialPost post) implements InboundEvent {
        @Override
        public Optional<String> sourceId() {
            return Optional.of(post.sourceId());
        }
    }

    /** A mail that a provider handed over; the mail function leads it to its outcome. */
    record Mail(int index, Optional<String> sourceId, InboundMail mail) implements InboundEvent {}

    /** A topic asks whether its messages are wanted here; {@code url} confirms it. */
    record Subscription(int index, Optional<String> sourceId, String url) implements InboundEvent {}

    /** Understood, counted, and nothing to do. */
    record Ignored(int index, Optional<String> sourceId, IgnoredReason reason) implements InboundEvent {}

    /** Should have been a message, but lacks what one needs; kept to be looked at and played again. */
    record Quarantined(int index, Optional<String> sourceId, QuarantineReason reason) implements InboundEvent {}

    /**
     * A message's author changed it.
     *
     * @param post as it reads now, under the id that it had from the beginning
     */
    record Edited(int index, SocialPost post) implements InboundEvent {
        @Override
        public Optional<String> sourceId() {
            return Optional.of(post.sourceId());
        }
    }

    /** A message's author took it back. */
    record Withdrawn(int index, Taken taken) implements InboundEvent {
        @Override
        public Optional<String> sourceId() {
            return Optional.of(taken.messageId());
        }
    }

    /** The vendor tells how far a message of ours has come. */
    record Delivered(int index, DeliveryReport report) implements InboundEvent {
        @Override
        public Optional<String> sourceId() {
            return report.of().vendorId();
        }
    }

    /**
     * Which message was taken back.
     *
     * @param userId who wrote it, where the vendor says so
     */
    record Taken(String channel, String account, String conversation, String messageId, Optional<String> userId) {
        @Override
        public String toString() {
            return "Taken[" + channel + "/" + account + "]";
        }
    }

    /** Words for the count of what is left alone. */
    enum IgnoredReason {
        UNKNOWN_EVENT_TYPE,
        UNKNOWN_MESSAGE_TYPE,
        OWN_POST,
        BOT_AUTHOR,
        NO_SENDER,
        NO_TEXT,
        READ_RECEIPT,
        TYPING,
        REACTION,
        FOLLOW,
        UNFOLLOW,
        BLOCK,
        MUTE,
        JOIN,
        LEAVE,
        MEMBERS,
        POSTBACK,
        BEACON,
        ACCOUNT_LINK,
        DEVICE,
        VIDEO_PLAYED,
        STANDBY,
        CHANNEL_POST,
        INLINE_QUERY,
        PAYMENT,
        POLL,
        SUBSCRIPTION,
        REFERRAL,
        CALL,
        SYSTEM,
        ACCOUNT_NEWS,
        THREAD_CONTROL,
        ONLY_REFERENCE,
        VENDOR_ERROR,
        PING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Words for what a message lacked. */
    enum QuarantineReason {
        NOT_AN_OBJECT,
        NO_ID,
        NO_SENDER,
        NO_CONVERSATION,
        NO_TIME,
        BAD_TEXT,
        TEXT_TOO_LONG,
        NO_MAIL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
