package dev.landfall.channel.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Undoes content transfer encodings; what is cut or polluted gives what can be read. One pass each. */
final class TransferEncoding {

    private static final byte[] DIGITS = new byte[128];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            DIGITS[alphabet.charAt(i)] = (byte) i;
        }
        DIGITS['-'] = 62;
        DIGITS['_'] = 63;
    }

    private TransferEncoding() {}

    /** Decodes by the value of a {@code Content-Transfer-Encoding} field; unknown ones leave the bytes as they are. */
    static byte[] decode(byte[] raw, String encoding) {
        String name = encoding.toLowerCase(Locale.ROOT).strip();
        if (name.startsWith("base64") || name.equals("b")) {
            return isBase64(raw) ? base64(raw) : raw;
        }
        if (name.startsWith("quoted-printable") || name.equals("q")) {
            return quotedPrintable(raw);
        }
        if (name.startsWith("x-uu") || name.startsWith("uuencode")) {
            return uuencoded(raw);
        }
        return raw;
    }

    /** A part with many bytes that base64 has not was never encoded, whatever its header says. */
    private static boolean isBase64(byte[] raw) {
        int foreign = 0;
        for (byte b : raw) {
            boolean known = b == '=' || b == ' ' || b >= 9 && b <= 13 || b > 0 && DIGITS[b] >= 0;
            foreign += known ? 0 : 1;
        }
        return foreign * 10 <= raw.length;
    }

    static byte[] base64(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length * 3 / 4 + 3);
        int bits = 0;
        int held = 0;
        for (byte b : raw) {
            int digit = b < 0 ? -1 : DIGITS[b];
            if (b == '=') {
                bits = 0;
                held = 0;
            }
            if (digit < 0) {
                continue;
            }
            bits = (bits << 6) | digit;
            held += 6;
            if (held >= 8) {
                held -= 8;
                out.write(bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        return out.toByteArray();
    }

    static byte[] quotedPrintable(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        int i = 0;
        while (i < raw.length) {
            if (raw[i] != '=') {
                out.write(raw[i++]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit((char) raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit((char) raw[i + 2], 16);
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 3;
            } else {
                int end = softBreak(raw, i + 1);
                if (end < 0) {
                    out.write('=');
                }
                i = end < 0 ? i + 1 : end;
            }
        }
        return out.toByteArray();
    }

    private static int softBreak(byte[] raw, int from) {
        int i = from;
        while (i < raw.length && i < from + 80 && (raw[i] == ' ' || raw[i] == '\t' || raw[i] == '\r')) {
            i++;
        }
        if (i == raw.length) {
            return i;
        }
        return raw[i] == '\n' ? i + 1 : -1;
    }

    static byte[] uuencoded(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        boolean inside = false;
        for (String line : new String(raw, StandardCharsets.ISO_8859_1).split("\r?\n")) {
            if (!inside) {
                inside = line.startsWith("begin ");
            } else if (line.equals("end") || line.equals("`")) {
                break;
            } else if (!line.isEmpty()) {
                uuLine(line, out);
            }
        }
        return inside ? out.toByteArray() : raw;
    }

    private static void uuLine(String line, ByteArrayOutputStream out) {
        int left = (line.charAt(0) - 32) & 63;
        for (int i = 1; i + 1 < line.length() && left > 0; i += 4) {
            int group = 0;
            for (int k = 0; k < 4; k++) {
                int digit = i + k < line.length() ? (line.charAt(i + k) - 32) & 63 : 0;
                group = (group << 6) | digit;
            }
            for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                out.write(group >> shift);
            }
        }
    }
}
