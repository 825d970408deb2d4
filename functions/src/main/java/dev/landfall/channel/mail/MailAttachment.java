package dev.landfall.channel.mail;

import java.util.Optional;

/**
 * One part of a mail that is not its body, decoded.
 *
 * @param name the file name without folders, or empty
 * @param type the declared media type in lower case, such as {@code image/png}
 * @param content the decoded bytes; shared, not copied, because they may be tens of megabytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record MailAttachment(String name, String type, Optional<String> contentId, byte[] content) {

    /** The number of decoded bytes. */
    public int size() {
        return content.length;
    }
}
