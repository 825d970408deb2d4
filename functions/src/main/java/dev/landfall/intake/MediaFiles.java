package dev.landfall.intake;

import dev.landfall.channel.Media;
import dev.landfall.channel.media.Fetched;
import dev.landfall.channel.media.MediaRules;
import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.contact.Keys;
import dev.landfall.due.PurgeUnit;
import dev.landfall.objects.Objects;
import dev.landfall.policy.Policies;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps files of messages, as those of mails are: an item with its time to go, then the object. A file is named after its
 * message and its bytes, so that one that is brought twice is there once.
 */
public final class MediaFiles {

    private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99}");
    private static final String ANY_TYPE = "application/octet-stream";

    private final Table table;
    private final Objects objects;
    private final Policies policies;
    private final Keys keys;

    public MediaFiles(Table table, Objects objects, Policies policies, Keys keys) {
        this.table = table;
        this.objects = objects;
        this.policies = policies;
        this.keys = keys;
    }

    /** The period of an article's files: it counts from when the article came, however late they do. */
    Stamp stamp(Article article, Instant now) {
        return ComplianceRules.current(policies)
                .stamp(
                        article.stamp().jurisdiction(),
                        RecordClass.ATTACHMENT,
                        Anchors.received(article.storedAt()),
                        now);
    }

    /** What the file is; empty where it is none of the kind that it was sent as. */
    Optional<MailFile> examined(
            Article article, Media media, Fetched.Content content, MediaRules.Limit limit, Instant now) {
        MailIntakeRules mail = policies.current(MailIntakeRules.POLICY);
        Optional<String> proven = mail.signatures().typeOf(content.bytes());
        String declared = declared(content.type());
        String type = proven.orElse(declared);
        if ((limit.proven() && proven.isEmpty()) || !limit.takes(type)) {
            return Optional.empty();
        }
        String sha256 = MailDigest.sha256(content.bytes());
        String id = keys.of("attachment", article.sourceKey(), sha256);
        return Optional.of(new MailFile(
                id,
                article.origin().identity(),
                type,
                content.bytes().length,
                "attachments/" + id,
                sha256,
                mail.dangerous(media.name().orElse(""), declared, content.bytes()),
                article.storedAt(),
                stamp(article, now)));
    }

    void keep(MailFile file, byte[] content) {
        List<Write> writes = new ArrayList<>(List.of(Write.create(MailFile.KIND, file)));
        file.stamp().purgeAt().ifPresent(at -> writes.add(pointer(file, at)));
        table.write(writes);
        objects.put(file.object(), content, ANY_TYPE);
    }

    /** Takes a file back that nothing names. */
    void forget(String id) {
        table.get(MailFile.KIND, PurgeUnit.ATTACHMENT.key(id)).ifPresent(file -> {
            objects.delete(file.object());
            List<Write> writes = new ArrayList<>(List.of(Write.delete(MailFile.KIND.keyOf(file))));
            file.stamp()
                    .purgeAt()
                    .ifPresent(at -> writes.add(
                            PurgeUnit.ATTACHMENT.pointer(file.id(), at).remove()));
            table.write(writes);
        });
    }

    private static Write pointer(MailFile file, Instant at) {
        return PurgeUnit.ATTACHMENT.pointer(file.id(), at).put();
    }

    private static String declared(String header) {
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : ANY_TYPE;
    }
}
