package dev.landfall.chat;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Stamps;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.List;

/** A file that a person may upload for a message: a purge unit of its own. */
record Attachment(
        String id,
        IdentityKey identity,
        String contentType,
        long bytes,
        String object,
        Instant receivedAt,
        Stamp stamp) {

    static final Kind<Attachment> KIND = Stamps.add(
                    Kind.of(Attachment.class, "attachment", a -> PurgeUnit.ATTACHMENT.key(a.id()))
                            .text("id", Attachment::id)
                            .text("identity", a -> a.identity().value())
                            .text("contentType", Attachment::contentType)
                            .number("bytes", Attachment::bytes)
                            .texts("objects", a -> List.of(a.object()))
                            .instant("receivedAt", Attachment::receivedAt),
                    Attachment::stamp)
            .read(row -> new Attachment(
                    row.text("id"),
                    new IdentityKey(row.text("identity")),
                    row.text("contentType"),
                    row.number("bytes"),
                    row.texts("objects").getFirst(),
                    row.instant("receivedAt"),
                    Stamps.read(row)));
}
