package dev.landfall.local.front;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A mail as its reader sees it: subject, a blank line, the text. */
final class MailText {

    private MailText() {}

    static String asSeen(byte[] raw) {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            String subject = mail.getSubject();
            return (subject == null ? "" : subject) + "\n\n" + text(mail);
        } catch (MessagingException | IOException e) {
            return new String(raw, StandardCharsets.UTF_8);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            return parts.getCount() == 0 ? "" : text(parts.getBodyPart(0));
        }
        return content instanceof String text ? text : "";
    }
}
