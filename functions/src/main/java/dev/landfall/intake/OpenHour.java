package dev.landfall.intake;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.List;

/**
 * An hour that should be closed and does not balance: who looks into the alarm finds the receipts here.
 *
 * @param unsettled ids of receipts, the first of many
 */
record OpenHour(IntakeHour hour, List<String> unsettled, Instant at) {

    private static final int MOST = 100;

    static final Kind<OpenHour> KIND = Kind.of(OpenHour.class, "openhour", open -> keyOf(open.hour()))
            .text("hour", open -> open.hour().name())
            .texts("unsettled", OpenHour::unsettled)
            .instant("at", OpenHour::at)
            .number("expiresAt", open -> open.at().plus(Arrival.KEPT).getEpochSecond())
            .read(row -> new OpenHour(IntakeHour.named(row.text("hour")), row.texts("unsettled"), row.instant("at")));

    OpenHour {
        unsettled = List.copyOf(unsettled.subList(0, Math.min(MOST, unsettled.size())));
    }

    static Key keyOf(IntakeHour hour) {
        return new Key("imbalances", hour.name());
    }
}
