package dev.landfall.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as text of one length, so that their order is the order of the text. */
public final class Instants {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Instants() {}

    /** ISO 8601 in UTC with milliseconds, always 24 characters. */
    public static String key(Instant instant) {
        return FORMAT.format(instant);
    }

    public static Instant parse(String key) {
        return Instant.parse(key);
    }
}
