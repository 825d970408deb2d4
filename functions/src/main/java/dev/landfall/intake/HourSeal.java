package dev.landfall.intake;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A closed hour: one root over all that was accepted in it and what became of that, chained to the hour before.
 *
 * @param previous the root of the hour before, or {@link #FIRST}
 * @param channels each channel's tally, in words
 * @param pages how many pages hold its lines
 * @param purgeAt when the seal itself goes; it holds ids and hashes alone
 */
record HourSeal(
        IntakeHour hour,
        String previous,
        String root,
        Map<String, String> channels,
        int pages,
        Instant sealedAt,
        Instant purgeAt) {

    static final String PARTITION = "seals";
    static final String FIRST = "0".repeat(64);

    /** The class of record; no jurisdiction has a rule for it, since it says nothing of a person. */
    private static final String CLASS = "intake_seal";

    static final Kind<HourSeal> KIND = Kind.of(HourSeal.class, "seal", seal -> keyOf(seal.hour()))
            .text("hour", seal -> seal.hour().name())
            .text("previous", HourSeal::previous)
            .text("root", HourSeal::root)
            .map("channels", HourSeal::channels)
            .integer("pages", HourSeal::pages)
            .instant("sealedAt", HourSeal::sealedAt)
            .text("class", seal -> CLASS)
            .instant("purgeAt", HourSeal::purgeAt)
            .number("expiresAt", seal -> seal.purgeAt().getEpochSecond())
            .read(row -> new HourSeal(
                    IntakeHour.named(row.text("hour")),
                    row.text("previous"),
                    row.text("root"),
                    row.map("channels"),
                    row.integer("pages"),
                    row.instant("sealedAt"),
                    row.instant("purgeAt")));

    HourSeal {
        channels = Map.copyOf(channels);
    }

    static Key keyOf(IntakeHour hour) {
        return new Key(PARTITION, hour.name());
    }

    /** The root over the hour before, the hour's figures and its lines. */
    static String root(String previous, IntakeHour hour, Map<String, String> channels, List<String> lines) {
        List<String> hashed = new ArrayList<>(List.of(previous, hour.name()));
        new TreeMap<>(channels).forEach((channel, words) -> hashed.add(channel + " " + words));
        hashed.addAll(lines);
        return Sha256.of(hashed);
    }

    /**
     * Some of the lines of a seal. The root is in its name: two runs that seal one hour at once do not write over each
     * other's.
     */
    record Lines(IntakeHour hour, String root, int number, List<String> lines, Instant purgeAt) {

        static final Kind<Lines> KIND = Kind.of(Lines.class, "sealed", Lines::key)
                .text("hour", lines -> lines.hour().name())
                .text("root", Lines::root)
                .integer("number", Lines::number)
                .texts("lines", Lines::lines)
                .text("class", lines -> CLASS)
                .instant("purgeAt", Lines::purgeAt)
                .number("expiresAt", lines -> lines.purgeAt().getEpochSecond())
                .read(row -> new Lines(
                        IntakeHour.named(row.text("hour")),
                        row.text("root"),
                        row.integer("number"),
                        row.texts("lines"),
                        row.instant("purgeAt")));

        Lines {
            lines = List.copyOf(lines);
        }

        Key key() {
            return new Key(partition(hour), root + "#%06d".formatted(number));
        }

        static String partition(IntakeHour hour) {
            return "sealed#" + hour.name();
        }

        static Range of(HourSeal seal) {
            return Range.prefix(seal.root() + "#");
        }
    }
}
