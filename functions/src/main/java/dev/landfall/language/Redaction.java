package dev.landfall.language;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what identifies a person in free text: mail addresses, IBANs, card numbers, IP addresses, phone numbers. Each
 * becomes its kind in brackets, for example {@code [email]}. Checks run in that order, so that a card is not taken for
 * a phone.
 */
public final class Redaction {
    // Every quantifier is possessive or bounded, so no input makes the search walk back far.
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+[@＠][\\p{L}\\p{N}-]{1,63}+(?:[.．][\\p{L}\\p{N}-]{1,63}+){1,8}+");
    private static final Pattern IBAN =
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{N}])[+＋(]?\\p{Nd}(?:[ \\u00A0().–/-]{0,2}+\\p{Nd}){5,24}+(?!\\p{Nd})");
    private static final Pattern DATE = Pattern.compile(
            "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?: [0-9]{0,4})?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}");
    private static final Pattern IPV4 = Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9]|\\.[0-9])");
    private static final Pattern IPV6 =
            Pattern.compile("(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![0-9A-Fa-f:])");

    private static final int CARD_SHORTEST = 13;
    private static final int CARD_LONGEST = 19;
    private static final int IBAN_SHORTEST = 15;
    private static final int PHONE_SHORTEST = 7;
    private static final int PHONE_LONGEST = 15;

    private Redaction() {}

    public static String mask(String text) {
        String masked = replace(text, EMAIL, "[email]", any -> true);
        masked = maskIbans(masked);
        masked = replace(masked, NUMBER, "[card]", Redaction::isCard);
        masked = replace(masked, IPV4, "[ip]", Redaction::isIpv4);
        masked = replace(masked, IPV6, "[ip]", Redaction::isIpv6);
        return replace(masked, NUMBER, "[phone]", Redaction::isPhone);
    }

    private static String replace(String text, Pattern pattern, String mask, Predicate<String> isOne) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            if (isOne.test(matcher.group())) {
                out.append(text, copied, matcher.start()).append(mask);
                copied = matcher.end();
            }
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** A candidate may run on into the next words, so its beginnings are tried too, the longest first. */
    private static String maskIbans(String text) {
        Matcher matcher = IBAN.matcher(text);
        var out = new StringBuilder();
        int copied = 0;
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            int end = ibanEnd(text, matcher.start(), matcher.end());
            if (end > 0) {
                out.append(text, copied, matcher.start()).append("[iban]");
                copied = end;
            }
            from = Math.max(end, matcher.start() + 1);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    private static int ibanEnd(String text, int start, int longest) {
        for (int end = longest; end - start >= IBAN_SHORTEST; end--) {
            boolean whole = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (whole && isIban(text.substring(start, end))) {
                return end;
            }
        }
        return 0;
    }

    private static String digits(String number) {
        var digits = new StringBuilder();
        number.codePoints()
                .filter(Character::isDigit)
                .forEach(point -> digits.append((char) ('0' + Character.digit(point, 10))));
        return digits.toString();
    }

    /** Luhn's check over 13 to 19 digits. */
    static boolean isCard(String number) {
        String digits = digits(number);
        if (digits.length() < CARD_SHORTEST || digits.length() > CARD_LONGEST) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064 mod 97-10 over the rearranged account number. */
    static boolean isIban(String text) {
        String iban = text.replaceAll("[ -]", "");
        if (iban.length() < IBAN_SHORTEST || iban.length() > 34) {
            return false;
        }
        int remainder = 0;
        String turned = iban.substring(4) + iban.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), 36);
            remainder = value > 9 ? (remainder * 100 + value) % 97 : (remainder * 10 + value) % 97;
        }
        return remainder == 1;
    }

    private static boolean isIpv4(String text) {
        for (String part : text.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Eight groups, or fewer around one "::"; "12:30:45" is a time of day. */
    private static boolean isIpv6(String text) {
        long colons = text.chars().filter(c -> c == ':').count();
        return text.contains("::") ? text.length() > 3 : colons == 7;
    }

    /** 7 to 15 digits with a plus, a bracket, a leading zero, a separator, or ten digits and more; dates are spared. */
    private static boolean isPhone(String text) {
        String digits = digits(text);
        if (digits.length() < PHONE_SHORTEST
                || digits.length() > PHONE_LONGEST
                || DATE.matcher(text).matches()) {
            return false;
        }
        boolean marked = text.startsWith("+") || text.startsWith("＋") || text.startsWith("(") || digits.startsWith("0");
        return marked || digits.length() >= 10 || text.indexOf(' ') > 0 || text.indexOf('-') > 0;
    }
}
