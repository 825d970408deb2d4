package dev.landfall.channel.mail;

import dev.landfall.channel.mail.MailResult.Reason;
import dev.landfall.channel.mail.MailResult.Unparseable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the raw bytes of a mail (RFC 5322, MIME). Broken mails give what can be read of them; no exception leaves this
 * class, time grows linearly with the size, nested mails become attachments and nothing remote is fetched.
 */
public final class MailParser {

    /** The largest mail that is read: what SES accepts. */
    public static final int MOST_BYTES = 40 * 1024 * 1024;

    /** Parses one mail. */
    public MailResult parse(byte[] raw) {
        if (raw.length == 0) {
            return new Unparseable(Reason.EMPTY);
        }
        if (raw.length > MOST_BYTES) {
            return new Unparseable(Reason.TOO_LARGE);
        }
        try {
            MimeTree tree = MimeTree.read(raw);
            if (isBinary(raw) && tree.root().headers().names().isEmpty()) {
                return new Unparseable(Reason.NOT_A_MAIL);
            }
            return assembled(tree);
        } catch (RuntimeException broken) {
            return new Unparseable(Reason.BROKEN);
        }
    }

    private static boolean isBinary(byte[] raw) {
        for (int i = 0; i < Math.min(raw.length, 4096); i++) {
            if (raw[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static ParsedMail assembled(MimeTree tree) {
        BodyParts parts = BodyParts.of(tree.root());
        Set<String> notes = new LinkedHashSet<>(tree.notes());
        notes.addAll(parts.notes());
        DecodeQuality quality = DecodeQuality.EXACT;
        List<String> texts = new ArrayList<>();
        for (MailPart part : parts.text()) {
            TextOfPart text = TextOfPart.of(part);
            quality = quality.worse(text.quality());
            texts.add(text.plain());
        }
        List<String> htmls = new ArrayList<>();
        for (MailPart part : parts.html()) {
            if (part.type().value().equals("text/html")) {
                htmls.add(TextOfPart.decoded(part).text());
            }
        }
        String text = String.join("\n", texts);
        Optional<String> html = htmls.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", htmls));
        List<MailAttachment> attachments =
                parts.attachments().stream().map(MailPart::attachment).toList();
        Enclosed enclosed = Enclosed.of(new MailBody(text, html), attachments, notes);
        return new ParsedMail(
                tree.root().headers(),
                enclosed.body(),
                enclosed.attachments(),
                new MailQuality(quality, new ArrayList<>(notes)));
    }
}
