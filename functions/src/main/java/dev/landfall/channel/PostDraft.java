package dev.landfall.channel;

import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.Message;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.SocialPost.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what a parser found of a message, and says in one place what is missing. Not shared, not reused. */
public final class PostDraft {

    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_NAME = 200;

    private final String channel;
    private final AccountContext account;
    private Optional<String> sourceId = Optional.empty();
    private Optional<String> conversation = Optional.empty();
    private Optional<String> sender = Optional.empty();
    private Optional<String> displayName = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<Instant> at = Optional.empty();
    private Optional<String> locale = Optional.empty();
    private Optional<ReplyAddress> reply = Optional.empty();
    private boolean direct;
    private boolean mentionsUs;
    private Form form = Form.ORIGINAL;
    private final List<Media> media = new ArrayList<>();

    public PostDraft(String channel, AccountContext account) {
        this.channel = channel;
        this.account = account;
    }

    public PostDraft source(Optional<String> id, Optional<String> conversationId, Optional<Instant> instant) {
        sourceId = id;
        conversation = conversationId;
        at = instant;
        return this;
    }

    public PostDraft from(Optional<String> userId, Optional<String> name) {
        sender = userId;
        displayName = name.filter(it -> !it.isBlank()).map(it -> shortened(it));
        return this;
    }

    public PostDraft saying(Optional<String> words, Optional<String> language) {
        text = words;
        locale = language.filter(PostDraft::isLanguage);
        return this;
    }

    public PostDraft addressed(boolean toUsAlone, boolean naming) {
        direct = toUsAlone;
        mentionsUs = naming;
        return this;
    }

    public PostDraft as(Form whose) {
        form = whose;
        return this;
    }

    public PostDraft with(String type, Optional<String> vendorId) {
        vendorId.ifPresent(id -> media.add(new Media(type, id)));
        return this;
    }

    /**
     * The same with what the vendor tells of the file; without an id and an address there is none.
     *
     * @param url where it lies
     * @param name as the sender's device calls it
     */
    public PostDraft with(String type, Optional<String> vendorId, Optional<String> url, Optional<String> name) {
        if (vendorId.isPresent() || url.isPresent()) {
            media.add(new Media(type, vendorId.orElse(""), url, name));
        }
        return this;
    }

    public PostDraft answeredAt(Optional<ReplyAddress> address) {
        reply = address;
        return this;
    }

    public Optional<String> sender() {
        return sender;
    }

    /** The message, or the first thing that it lacks. */
    public InboundEvent at(int index) {
        if (sourceId.isEmpty()) {
            return lacks(index, QuarantineReason.NO_ID);
        }
        if (sender.isEmpty()) {
            return lacks(index, QuarantineReason.NO_SENDER);
        }
        if (conversation.isEmpty() || reply.isEmpty()) {
            return lacks(index, QuarantineReason.NO_CONVERSATION);
        }
        if (at.isEmpty()) {
            return lacks(index, QuarantineReason.NO_TIME);
        }
        String words = text.orElse("");
        if (words.length() > LONGEST_TEXT) {
            return lacks(index, QuarantineReason.TEXT_TOO_LONG);
        }
        if (words.isBlank() && media.isEmpty()) {
            return new Ignored(index, sourceId, IgnoredReason.NO_TEXT);
        }
        return new Message(
                index,
                new SocialPost(
                        channel,
                        account.account(),
                        sourceId.get(),
                        conversation.get(),
                        sender.get(),
                        displayName,
                        words,
                        direct,
                        mentionsUs,
                        form,
                        at.get(),
                        locale,
                        media,
                        reply.get()));
    }

    /** The same as the new wording of a message that has been told before; what it lacks is told alike. */
    public InboundEvent editAt(int index) {
        return at(index) instanceof Message message ? new InboundEvent.Edited(index, message.post()) : at(index);
    }

    /** That the message was taken back; only its place counts, not what it said. */
    public InboundEvent withdrawnAt(int index) {
        if (sourceId.isEmpty()) {
            return lacks(index, QuarantineReason.NO_ID);
        }
        if (conversation.isEmpty()) {
            return lacks(index, QuarantineReason.NO_CONVERSATION);
        }
        return new InboundEvent.Withdrawn(
                index, new InboundEvent.Taken(channel, account.account(), conversation.get(), sourceId.get(), sender));
    }

    private InboundEvent lacks(int index, QuarantineReason reason) {
        return new Quarantined(index, sourceId, reason);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }

    /** A hint that no locale library understands is none. */
    private static boolean isLanguage(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return !language.isEmpty() && !language.equals("und");
    }
}
