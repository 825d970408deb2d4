package dev.landfall.channel.mail;

import java.nio.charset.StandardCharsets;

/** Reads UTF-7 (RFC 2152), which the JDK does not know. */
final class Utf7 {

    private Utf7() {}

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '+') {
                out.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == i + 1) {
                out.append('+');
                i = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
                continue;
            }
            byte[] wide = TransferEncoding.base64(text.substring(i + 1, end).getBytes(StandardCharsets.US_ASCII));
            out.append(new String(wide, 0, wide.length & ~1, StandardCharsets.UTF_16BE));
            i = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static boolean isDigit(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
    }
}
