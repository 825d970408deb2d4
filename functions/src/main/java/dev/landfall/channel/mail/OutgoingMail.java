package dev.landfall.channel.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Entities;

/**
 * A mail that we send, as raw MIME: plain text and HTML alternatives, RFC 3834 headers, full references, and nothing
 * that a line break in a value could add to the header. Immutable; each {@code with} method returns a changed copy.
 */
public final class OutgoingMail {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int LINE = 76;
    private static final int MOST_REFERENCES = 200;

    private final List<Map.Entry<String, String>> headers;
    private final String text;
    private final boolean rightToLeft;
    private final String language;

    private OutgoingMail(List<Map.Entry<String, String>> headers, String text, boolean rightToLeft, String language) {
        this.headers = List.copyOf(headers);
        this.text = text;
        this.rightToLeft = rightToLeft;
        this.language = language;
    }

    /** Begins a mail; the message id is given without angle brackets. */
    public static OutgoingMail create(String messageId, Instant date, MailAddress from, MailAddress to) {
        return new OutgoingMail(List.of(), "", false, "")
                .header("From", address(from))
                .header("To", address(to))
                .header("Date", DATE.format(date.atOffset(ZoneOffset.UTC)))
                .header("Message-ID", "<" + id(messageId) + ">");
    }

    /** Sets the subject. */
    public OutgoingMail subject(String subject) {
        return header("Subject", words(subject));
    }

    /** Names the mail that is answered and the whole thread, oldest first, ids without angle brackets. */
    public OutgoingMail inReplyTo(String messageId, List<String> references) {
        List<String> thread = new ArrayList<>(references);
        if (!thread.contains(messageId)) {
            thread.add(messageId);
        }
        int surplus = Math.max(0, thread.size() - MOST_REFERENCES);
        if (surplus > 0) {
            thread.subList(1, 1 + surplus).clear();
        }
        List<String> bracketed = thread.stream().map(id -> "<" + id(id) + ">").toList();
        return header("In-Reply-To", "<" + id(messageId) + ">").header("References", String.join("\r\n ", bracketed));
    }

    /** Marks the mail as written by a machine in answer to a mail, and asks machines not to answer it. */
    public OutgoingMail autoReplied() {
        return header("Auto-Submitted", "auto-replied").header("X-Auto-Response-Suppress", "All");
    }

    /** Where answers go: our plus address with the thread's token. */
    public OutgoingMail replyTo(MailAddress address) {
        return header("Reply-To", address(address));
    }

    /** Marks the mail as ours, by which {@link MailKinds} knows it when it comes back. */
    public OutgoingMail own(String id) {
        return header(MailKinds.OWN_HEADER, id(id));
    }

    /** Sets the body, from which the HTML alternative is made, its BCP-47 language and its direction. */
    public OutgoingMail body(String body, String languageTag, boolean fromRightToLeft) {
        return new OutgoingMail(headers, body, fromRightToLeft, languageTag);
    }

    /** The bytes to hand to SES. */
    public byte[] bytes() {
        String boundary = "=_landfall_alternative";
        StringBuilder out = new StringBuilder();
        headers.forEach(header -> out.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        if (!language.isEmpty()) {
            out.append("Content-Language: ").append(id(language)).append("\r\n");
        }
        out.append("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"")
                .append(boundary)
                .append("\"\r\n\r\n");
        part(out, boundary, "text/plain", text);
        part(out, boundary, "text/html", html());
        return out.append("--").append(boundary).append("--\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void part(StringBuilder out, String boundary, String type, String content) {
        byte[] bytes = content.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encodeToString(bytes);
        out.append("--")
                .append(boundary)
                .append("\r\nContent-Type: ")
                .append(type)
                .append("; charset=utf-8\r\n");
        out.append("Content-Transfer-Encoding: base64\r\n\r\n").append(encoded).append("\r\n");
    }

    private String html() {
        String direction = rightToLeft ? "rtl" : "ltr";
        StringBuilder out = new StringBuilder("<!DOCTYPE html><html lang=\"" + Entities.escape(language) + "\" dir=\""
                + direction + "\"><body dir=\"" + direction + "\">");
        for (String paragraph : text.replace("\r\n", "\n").strip().split("\n\\s*\n")) {
            out.append("<p>")
                    .append(Entities.escape(paragraph).replace("\n", "<br>"))
                    .append("</p>");
        }
        return out.append("</body></html>").toString();
    }

    private OutgoingMail header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.removeIf(header -> header.getKey().equals(name));
        more.add(Map.entry(name, value));
        return new OutgoingMail(more, text, rightToLeft, language);
    }

    private static String address(MailAddress address) {
        String plain = id(address.address());
        return address.name().isBlank() ? plain : words(address.name(), true) + " <" + plain + ">";
    }

    /** Ids and addresses hold no space, control or bracket; anything else in them is an attempt at the header. */
    private static String id(String value) {
        return value.replaceAll("[^\\x21-\\x7E]|[<>,;\"()]", "");
    }

    private static String words(String value) {
        return words(value, false);
    }

    private static String words(String value, boolean phrase) {
        String line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        boolean plain = line.length() <= 60 && line.chars().allMatch(c -> c >= ' ' && c < 127) && !line.contains("=?");
        if (plain) {
            boolean atom = !phrase || line.matches("[A-Za-z0-9 ]+");
            return atom ? line : "\"" + line.replace("\\", "").replace("\"", "") + "\"";
        }
        List<String> words = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        int bytes = 0;
        for (int c : line.codePoints().toArray()) {
            int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > 42) {
                words.add(word(chunk));
                chunk.setLength(0);
                bytes = 0;
            }
            chunk.appendCodePoint(c);
            bytes += size;
        }
        words.add(word(chunk));
        return String.join("\r\n ", words);
    }

    private static String word(StringBuilder chunk) {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
}
