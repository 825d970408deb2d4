package dev.landfall.channel.mail;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Optional;

/**
 * Guesses among the charsets that mail still uses by how much each decoding looks like writing: one script in a word,
 * capitals only at its start, frequent letters. Looks at the first 8 KB that are not ASCII.
 */
final class CharsetGuess {

    private static final int SAMPLE = 8192;
    private static final double LEAST = 0.2;

    private static final List<String> CANDIDATES = List.of(
            "GB18030",
            "Big5-HKSCS",
            "x-windows-949",
            "windows-31j",
            "EUC-JP",
            "windows-1251",
            "KOI8-R",
            "windows-1252",
            "windows-1250",
            "windows-1254",
            "windows-1256",
            "windows-1253",
            "windows-1255",
            "x-windows-874");

    private static final String FREQUENT = "оеаинтсрвлкмдпуяОЕАИНТСРВЛ" + "اليمنوترهعدبك" + "יוהלאתרמשב"
            + "αοιετσνηυρπκλ" + "านรอกเงมยลวดทสต" + "éèàçáíóúñãõäöüßêâôşğıİąęłżśćńěščřžýůőűåæøìò";

    private CharsetGuess() {}

    static Optional<String> decode(byte[] bytes) {
        if (hasJapaneseEscape(bytes)) {
            return MailCharsets.strictly(bytes, Charset.forName("x-windows-iso2022jp"));
        }
        if (MailCharsets.isAscii(bytes)) {
            return MailCharsets.strictly(bytes, Charset.forName("US-ASCII"));
        }
        String best = "";
        double bestScore = LEAST;
        for (String name : CANDIDATES) {
            double score = MailCharsets.strictly(bytes, Charset.forName(name))
                    .map(text -> score(text, name))
                    .orElse(-1.0);
            if (score > bestScore) {
                bestScore = score;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : MailCharsets.strictly(bytes, Charset.forName(best));
    }

    private static boolean hasJapaneseEscape(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static double score(String text, String charset) {
        CharsetEncoder gb = Charset.forName("GB2312").newEncoder();
        double sum = 0;
        int seen = 0;
        for (int i = 0; i < text.length() && seen < SAMPLE; i++) {
            char c = text.charAt(i);
            if (c < 128) {
                continue;
            }
            seen++;
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            sum += ideographic(c) ? ideograph(c, charset, gb) : alphabetic(c, before);
        }
        return seen == 0 ? 0 : sum / seen;
    }

    private static boolean ideographic(char c) {
        return c >= 0x2E80 && c < 0xD7B0 || c >= 0xF900 && c < 0xFB00 || c >= 0xFF00;
    }

    private static double ideograph(char c, String charset, CharsetEncoder gb) {
        boolean japanese = charset.equals("windows-31j") || charset.equals("EUC-JP");
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        if (c >= 0xFF61 && c <= 0xFF9F) {
            return -0.5;
        }
        if (c >= 0x3000 && c < 0x3020 || c >= 0xFF00) {
            return 0.7;
        }
        return switch (script) {
            case HIRAGANA, KATAKANA -> japanese ? 1 : -0.5;
            case HANGUL ->
                charset.equals("x-windows-949")
                                && leads(c, Charset.forName("EUC-KR").newEncoder(), 0xB0, 0xC8)
                        ? 1
                        : -0.5;
            case HAN -> han(c, charset, gb);
            default -> -0.2;
        };
    }

    private static double han(char c, String charset, CharsetEncoder gb) {
        return switch (charset) {
            case "GB18030" -> leads(c, gb, 0xB0, 0xD7) ? 0.9 : -0.1;
            case "Big5-HKSCS" -> leads(c, Charset.forName("Big5").newEncoder(), 0xA4, 0xC6) ? 0.92 : -0.1;
            case "windows-31j", "EUC-JP" -> leads(c, Charset.forName("EUC-JP").newEncoder(), 0xB0, 0xCF) ? 0.6 : -0.2;
            default -> -0.3;
        };
    }

    private static boolean leads(char c, CharsetEncoder encoder, int from, int to) {
        if (!encoder.canEncode(c)) {
            return false;
        }
        byte[] bytes = String.valueOf(c).getBytes(encoder.charset());
        int lead = bytes.length == 0 ? 0 : bytes[0] & 0xFF;
        return bytes.length == 2 && lead >= from && lead <= to;
    }

    private static double alphabetic(char c, char before) {
        if (Character.isISOControl(c) || c >= 0xE000 && c < 0xF900) {
            return -1;
        }
        if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
            return Character.isLetter(before) && before > 127 ? 0.1 : 0.2;
        }
        double value = FREQUENT.indexOf(c) >= 0 ? 0.9 : 0.4;
        if (!Character.isLetter(before)) {
            return value;
        }
        if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
            return -0.6;
        }
        Character.UnicodeScript own = Character.UnicodeScript.of(c);
        if (own == Character.UnicodeScript.LATIN && before > 127) {
            return -0.5;
        }
        boolean mixed = own != Character.UnicodeScript.of(before) && own != Character.UnicodeScript.INHERITED;
        return mixed ? -0.7 : value;
    }
}
