package dev.landfall.channel.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The ladder from bytes to characters: declared charset, byte order mark, UTF-8, a guess over the charsets that mail
 * still uses, and windows-1252 with replacement characters.
 */
final class MailCharsets {

    /** Names that senders use for a smaller set than the one they write in. */
    private static final Map<String, String> WIDER = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "windows-1255"),
            Map.entry("iso-8859-8-e", "windows-1255"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("big5", "Big5-HKSCS"));

    private MailCharsets() {}

    /** Decoded characters and how sure we are of them. */
    record Decoded(String text, DecodeQuality quality) {}

    static Decoded decode(byte[] bytes, String declared) {
        String name =
                declared.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return new Decoded(Utf7.decode(bytes), DecodeQuality.EXACT);
        }
        boolean ascii = isAscii(bytes);
        if (ascii && !name.startsWith("utf-16") && !name.startsWith("utf-32") && !hasEscape(bytes)) {
            return new Decoded(new String(bytes, StandardCharsets.US_ASCII), DecodeQuality.EXACT);
        }
        boolean saysNothing =
                name.isEmpty() || name.endsWith("ascii") || name.startsWith("unknown") || name.equals("x-unknown");
        if (!saysNothing) {
            Optional<String> text = charset(name).flatMap(charset -> strictly(bytes, charset));
            if (text.isPresent()) {
                return new Decoded(withoutMark(text.get()), DecodeQuality.EXACT);
            }
        }
        return undeclared(bytes, saysNothing ? Optional.empty() : charset(name));
    }

    private static Decoded undeclared(byte[] bytes, Optional<Charset> declared) {
        Optional<String> marked = byMark(bytes);
        if (marked.isPresent()) {
            return new Decoded(marked.get(), DecodeQuality.EXACT);
        }
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent() && !hasEscape(bytes)) {
            return new Decoded(utf8.get(), declared.isEmpty() ? DecodeQuality.EXACT : DecodeQuality.GUESSED);
        }
        if (declared.isPresent() && mostlyFits(bytes, declared.get(), true)) {
            return new Decoded(new String(bytes, declared.get()), DecodeQuality.REPLACED);
        }
        if (mostlyFits(bytes, StandardCharsets.UTF_8, false)) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_8), DecodeQuality.REPLACED);
        }
        Optional<String> guessed = CharsetGuess.decode(bytes);
        if (guessed.isPresent()) {
            return new Decoded(guessed.get(), DecodeQuality.GUESSED);
        }
        String text = new String(bytes, Charset.forName("windows-1252"));
        return new Decoded(text, text.indexOf('\ufffd') < 0 ? DecodeQuality.GUESSED : DecodeQuality.REPLACED);
    }

    /** Few replacement characters among many others: the charset is right and some bytes were damaged. */
    private static boolean mostlyFits(byte[] bytes, Charset charset, boolean certain) {
        String text = new String(bytes, charset);
        long broken = text.chars().filter(c -> c == '\ufffd').count();
        long wide = text.chars().filter(c -> c > 127).count();
        long fitting = wide - broken;
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        return utf8 && certain ? fitting >= 2 && fitting * 3 >= broken : broken * 5 < wide;
    }

    static Optional<Charset> charset(String name) {
        String wider = WIDER.getOrDefault(name, name);
        try {
            return Optional.of(Charset.forName(wider));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            String dashed = name.replaceFirst("^(windows|cp)[-_ ]?(\\d+)$", "windows-$2")
                    .replaceFirst("^iso(8859.*)$", "iso-$1");
            try {
                return dashed.equals(name) ? Optional.empty() : Optional.of(Charset.forName(dashed));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException stillUnknown) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException empty) {
            return Optional.empty();
        }
    }

    static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException doesNotFit) {
            return Optional.empty();
        }
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, StandardCharsets.UTF_8).map(MailCharsets::withoutMark);
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, StandardCharsets.UTF_16);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** ISO-2022 charsets are seven bit and announce themselves by an escape. */
    private static boolean hasEscape(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0x1B) {
                return true;
            }
        }
        return false;
    }
}
