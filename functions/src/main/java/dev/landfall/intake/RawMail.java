package dev.landfall.intake;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.Stamps;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.List;

/** The original of a mail in the bucket: a purge unit of its own. */
record RawMail(String id, String object, Instant receivedAt, Stamp stamp) {

    static final Kind<RawMail> KIND = Stamps.add(
                    Kind.of(RawMail.class, "rawmail", r -> PurgeUnit.RAW_MAIL.key(r.id()))
                            .text("id", RawMail::id)
                            .texts("objects", r -> List.of(r.object()))
                            .instant("receivedAt", RawMail::receivedAt),
                    RawMail::stamp)
            .read(row -> new RawMail(
                    row.text("id"), row.texts("objects").getFirst(), row.instant("receivedAt"), Stamps.read(row)));
}
