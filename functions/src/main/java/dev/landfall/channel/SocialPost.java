package dev.landfall.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person said on a channel, in one shape for all of them.
 *
 * @param sourceId the vendor's id of the message, unique within {@code conversation}; of an edited post its first id
 * @param conversation chat, group or thread; where the vendor names none, the sender
 * @param displayName as the sender chose it; never logged
 * @param text may be empty when there is media; well-formed Unicode
 * @param direct said to us alone
 * @param mentionsUs addressed to us in public
 * @param at the vendor's clock, for display only
 * @param localeHint BCP-47, as the vendor or the sender's client says
 */
public record SocialPost(
        String channel,
        String account,
        String sourceId,
        String conversation,
        String sourceUserId,
        Optional<String> displayName,
        String text,
        boolean direct,
        boolean mentionsUs,
        Form form,
        Instant at,
        Optional<String> localeHint,
        List<Media> media,
        ReplyAddress replyAddress) {

    public SocialPost {
        media = List.copyOf(media);
        if (text.isBlank() && media.isEmpty()) {
            throw new IllegalArgumentException("A post without text has media");
        }
    }

    /** Whose words these are. */
    public enum Form {
        ORIGINAL,
        REPOST,
        QUOTE
    }

    /** Without what the person said and who it was. */
    @Override
    public String toString() {
        return "SocialPost[" + channel + "/" + account + "]";
    }
}
