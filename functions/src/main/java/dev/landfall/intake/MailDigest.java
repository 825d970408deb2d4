package dev.landfall.intake;

import dev.landfall.channel.mail.MailAttachment;
import dev.landfall.channel.mail.ParsedMail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells mails apart by what they say: what servers add on the way, such as {@code Received}, does not count, so that
 * one mail to two of our mailboxes has one digest.
 */
final class MailDigest {

    private final MessageDigest sha256;

    private MailDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The platform lacks SHA-256", e);
        }
    }

    static String of(byte[] raw) {
        return new MailDigest().with(raw).hex();
    }

    /** The plain SHA-256 of a file, as other tools compute it. */
    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(new MailDigest().sha256.digest(content));
    }

    static String of(ParsedMail mail) {
        MailDigest digest = new MailDigest();
        for (String name : new String[] {"from", "date", "subject", "in-reply-to"}) {
            digest.with(String.join("\n", mail.headers().all(name)));
        }
        digest.with(mail.text()).with(mail.html().orElse(""));
        for (MailAttachment file : mail.attachments()) {
            digest.with(file.name()).with(file.type()).with(file.content());
        }
        return digest.hex();
    }

    private MailDigest with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    private MailDigest with(byte[] bytes) {
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
