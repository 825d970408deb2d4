package dev.landfall.channel.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads RFC 5322 dates, obsolete zones and the usual mistakes; what names no day, month and year is no date. */
final class MailDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.of(
            "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7, "jst", 9, "cet", 1);
    private static final int LONGEST = 200;

    private int day = -1;
    private int month = -1;
    private int year = -1;
    private int[] time = {0, 0, 0};
    private int offsetMinutes;

    private MailDate() {}

    static Optional<Instant> parse(String value) {
        String text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        MailDate date = new MailDate();
        for (String word : withoutComments(text).toLowerCase(Locale.ROOT).split("[\\s,]+")) {
            date.take(word);
        }
        return date.instant();
    }

    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void take(String word) {
        if (word.matches("\\d{1,2}[:.]\\d{1,2}([:.]\\d{1,2})?(\\.\\d+)?")) {
            takeTime(word);
        } else if (word.matches("[+-]\\d{1,2}:?\\d{2}")) {
            String digits = word.replace(":", "").substring(1);
            int minutes = Integer.parseInt(digits.substring(0, digits.length() - 2)) * 60
                    + Integer.parseInt(digits.substring(digits.length() - 2));
            offsetMinutes = word.charAt(0) == '-' ? -minutes : minutes;
        } else if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
            year = Integer.parseInt(word.substring(0, 4));
            month = Integer.parseInt(word.substring(5, 7));
            day = Integer.parseInt(word.substring(8));
        } else if (word.matches("\\d{1,2}-[a-z]{3,9}-\\d{2,4}")) {
            for (String piece : word.split("-")) {
                take(piece);
            }
        } else if (word.matches("\\d{1,4}")) {
            takeNumber(Integer.parseInt(word), word.length());
        } else {
            takeName(word);
        }
    }

    private void takeTime(String word) {
        String[] pieces = word.split("[:.]");
        for (int i = 0; i < Math.min(3, pieces.length); i++) {
            time[i] = Integer.parseInt(pieces[i]);
        }
    }

    private void takeNumber(int number, int digits) {
        if (day < 0 && digits <= 2) {
            day = number;
        } else if (year < 0) {
            year = digits == 4 ? number : number + (digits == 3 ? 1900 : number < 50 ? 2000 : 1900);
        }
    }

    private void takeName(String word) {
        if (month < 0 && word.length() >= 3 && MONTHS.contains(word.substring(0, 3))) {
            month = MONTHS.indexOf(word.substring(0, 3)) + 1;
        } else if (ZONES.containsKey(word)) {
            offsetMinutes = ZONES.getOrDefault(word, 0) * 60;
        }
    }

    private Optional<Instant> instant() {
        if (day < 1 || month < 1 || year < 0) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
            return Optional.of(LocalDateTime.of(year, month, day, time[0], time[1], Math.min(59, time[2]))
                    .toInstant(offset));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
