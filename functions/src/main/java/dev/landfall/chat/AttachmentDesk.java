package dev.landfall.chat;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.due.PurgeUnit;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.objects.Objects;
import dev.landfall.policy.Policies;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives out upload addresses, with the promise of when the file is gone, and finds what was uploaded. */
final class AttachmentDesk {

    private final Table table;
    private final Objects objects;
    private final Policies policies;
    private final Ids ids;

    AttachmentDesk(Table table, Objects objects, Policies policies, Ids ids) {
        this.table = table;
        this.objects = objects;
        this.policies = policies;
        this.ids = ids;
    }

    HttpResponse offer(AppUser user, JsonNode body, Instant now, JsonMapper mapper) {
        AttachmentRules rules = policies.current(AttachmentRules.POLICY);
        String type = body.path("contentType").asString("");
        long bytes = body.path("bytes").asLong(0);
        if (!rules.types().contains(type)) {
            throw new Problem(415, "unsupported-type", "Files of this type are not taken");
        }
        if (bytes < 1 || bytes > rules.mostBytes()) {
            throw new Problem(413, "too-large", "The file is empty, or larger than what is taken");
        }
        Attachment attachment = attachment(user, type, bytes, now);
        table.write(writes(attachment));
        URI upload = objects.presignPut(attachment.object(), type, bytes, rules.uploadWithin());
        return HttpResponse.json(201, answer(attachment, upload, user, now.plus(rules.uploadWithin())), mapper);
    }

    private Attachment attachment(AppUser user, String type, long bytes, Instant now) {
        ComplianceRules law = ComplianceRules.current(policies);
        Stamp stamp =
                law.stamp(user.jurisdiction(law.jurisdictions()), RecordClass.ATTACHMENT, Anchors.received(now), now);
        String id = ids.id();
        return new Attachment(id, user.identity(), type, bytes, "attachments/" + id, now, stamp);
    }

    private static List<Write> writes(Attachment attachment) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.create(Attachment.KIND, attachment));
        attachment
                .stamp()
                .purgeAt()
                .ifPresent(at -> writes.add(
                        PurgeUnit.ATTACHMENT.pointer(attachment.id(), at).put()));
        return writes;
    }

    private Map<String, Object> answer(Attachment attachment, URI upload, AppUser user, Instant uploadBy) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("attachmentId", attachment.id());
        out.put("method", "PUT");
        out.put("uploadUrl", upload.toString());
        out.put("headers", Map.of("content-type", attachment.contentType()));
        out.put("uploadBy", uploadBy.toString());
        attachment.stamp().purgeAt().ifPresent(at -> {
            out.put("deletedAt", at.toString());
            out.put("notice", notice(attachment, at, user.locale()));
        });
        return out;
    }

    private String notice(Attachment attachment, Instant goneAt, String locale) {
        Wordings wordings = new Wordings(policies);
        int backupDays = ComplianceRules.current(policies).jurisdictions().backupDays();
        Said said = wordings.say(
                "attachment.notice",
                locale,
                Map.of(
                        "hours", wordings.duration(locale, Duration.between(attachment.receivedAt(), goneAt)),
                        "backupDays", wordings.duration(locale, Duration.ofDays(backupDays))));
        return said.text();
    }

    /** The object of an attachment, if it is this person's. */
    Optional<String> objectOf(String id, IdentityKey identity) {
        return table.get(Attachment.KIND, PurgeUnit.ATTACHMENT.key(id))
                .filter(attachment -> attachment.identity().equals(identity))
                .map(Attachment::object);
    }
}
