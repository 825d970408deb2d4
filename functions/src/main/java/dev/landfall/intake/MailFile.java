package dev.landfall.intake;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Stamps;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.List;

/** A file that came with a mail or a message: a purge unit of its own. */
record MailFile(
        String id,
        IdentityKey identity,
        String contentType,
        long bytes,
        String object,
        String sha256,
        boolean dangerous,
        Instant receivedAt,
        Stamp stamp) {

    static final Kind<MailFile> KIND = Stamps.add(
                    Kind.of(MailFile.class, "attachment", a -> PurgeUnit.ATTACHMENT.key(a.id()))
                            .text("id", MailFile::id)
                            .text("identity", a -> a.identity().value())
                            .text("contentType", MailFile::contentType)
                            .number("bytes", MailFile::bytes)
                            .texts("objects", a -> List.of(a.object()))
                            .text("sha256", MailFile::sha256)
                            .flag("dangerous", MailFile::dangerous)
                            .instant("receivedAt", MailFile::receivedAt),
                    MailFile::stamp)
            .read(row -> new MailFile(
                    row.text("id"),
                    new IdentityKey(row.text("identity")),
                    row.text("contentType"),
                    row.number("bytes"),
                    row.texts("objects").getFirst(),
                    row.text("sha256"),
                    row.flag("dangerous"),
                    row.instant("receivedAt"),
                    Stamps.read(row)));
}
