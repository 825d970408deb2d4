package dev.landfall.channel.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Decodes RFC 2047 encoded words, also unpadded, split inside a character or touching other text. One pass. */
final class EncodedWords {

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";
    private int at;

    private EncodedWords(String text) {
        this.text = text;
    }

    static String decode(String text) {
        return text.contains("=?") ? new EncodedWords(text).decodeAll() : text;
    }

    private String decodeAll() {
        while (at < text.length()) {
            int start = text.indexOf("=?", at);
            if (start < 0) {
                break;
            }
            String between = text.substring(at, start);
            Word word = wordAt(start);
            if (word == null) {
                flush();
                out.append(between).append("=?");
                at = start + 2;
                continue;
            }
            if (!between.isBlank() || pending.size() == 0) {
                flush();
                out.append(between);
            } else if (!pendingCharset.equalsIgnoreCase(word.charset())) {
                flush();
            }
            pendingCharset = word.charset();
            pending.writeBytes(word.bytes());
            at = word.end();
        }
        flush();
        return out.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    private void flush() {
        if (pending.size() > 0) {
            out.append(
                    MailCharsets.decode(pending.toByteArray(), pendingCharset).text());
            pending.reset();
        }
    }

    private record Word(String charset, byte[] bytes, int end) {
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return end;
        }
    }

    private @org.jspecify.annotations.Nullable Word wordAt(int start) {
        int first = questionMark(start + 2, 60);
        if (first < 0 || first + 2 >= text.length() || text.charAt(first + 2) != '?') {
            return null;
        }
        String charset = text.substring(start + 2, first);
        int language = charset.indexOf('*');
        charset = language < 0 ? charset : charset.substring(0, language);
        char encoding = Character.toUpperCase(text.charAt(first + 1));
        int from = first + 3;
        int end = text.indexOf("?=", from);
        if (encoding == 'Q' && end == from && text.startsWith("?=", from) && text.indexOf("?=", from + 1) == from + 2) {
            end = from + 2;
        }
        if (end < 0 || (encoding != 'B' && encoding != 'Q') || charset.isBlank()) {
            return null;
        }
        String payload = text.substring(from, end);
        byte[] bytes = encoding == 'B'
                ? TransferEncoding.base64(payload.getBytes(StandardCharsets.UTF_8))
                : quoted(
                        payload,
                        MailCharsets.charset(charset).filter(Charset::canEncode).orElse(StandardCharsets.UTF_8));
        return new Word(charset.toLowerCase(Locale.ROOT).strip(), bytes, end + 2);
    }

    private int questionMark(int from, int within) {
        int limit = Math.min(text.length(), from + within);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == '?') {
                return i;
            }
        }
        return -1;
    }

    private static byte[] quoted(String payload, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < payload.length()) {
            char c = payload.charAt(i);
            int high = c == '=' && i + 2 < payload.length() ? Character.digit(payload.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(payload.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 3;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(charset));
                i++;
            }
        }
        return bytes.toByteArray();
    }
}
