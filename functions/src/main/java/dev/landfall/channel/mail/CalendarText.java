package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a calendar part (RFC 5545) tells a reader: what, when, where; for mails that have no other text. */
final class CalendarText {

    private static final List<String> TOLD = List.of("SUMMARY", "DTSTART", "DTEND", "LOCATION", "DESCRIPTION");
    private static final int MOST_LINES = 200;

    private CalendarText() {}

    static String of(String calendar) {
        List<String> lines = new ArrayList<>();
        for (String line : calendar.replaceAll("\r?\n[ \t]", "").split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && lines.size() < MOST_LINES) {
                String name = line.substring(0, colon).split(";", 2)[0].toUpperCase(Locale.ROOT);
                if (TOLD.contains(name)) {
                    lines.add(unescaped(line.substring(colon + 1)));
                }
            }
        }
        return String.join("\n", lines);
    }

    private static String unescaped(String value) {
        return value.replace("\\n", "\n")
                .replace("\\N", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .strip();
    }
}
