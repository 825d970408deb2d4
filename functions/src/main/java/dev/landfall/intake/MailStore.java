package dev.landfall.intake;

import dev.landfall.channel.mail.MailAttachment;
import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Keys;
import dev.landfall.due.PurgeUnit;
import dev.landfall.objects.Objects;
import dev.landfall.policy.Policies;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Originals, files and references of mails. Ids derive from what they name, so that a mail told twice writes nothing
 * new; each item with its pointer stands before its object, so that no object is ever without a time to go.
 */
public final class MailStore {

    private static final int LONGEST_TYPE = 120;

    private final Table table;
    private final Objects objects;
    private final Policies policies;
    private final Keys keys;

    public MailStore(Table table, Objects objects, Policies policies, Keys keys) {
        this.table = table;
        this.objects = objects;
        this.policies = policies;
        this.keys = keys;
    }

    Keys keys() {
        return keys;
    }

    MailIntakeRules rules() {
        return policies.current(MailIntakeRules.POLICY);
    }

    Optional<byte[]> original(String objectKey) {
        return objects.get(objectKey);
    }

    /** Gives the original its time to go, whatever becomes of it. */
    void keepOriginal(MailArrival arrival) {
        String object = arrival.notice().objectKey();
        Stamp stamp = stamp(arrival, RecordClass.RAW_MAIL);
        RawMail raw = new RawMail(keys.of("rawmail", object), object, arrival.now(), stamp);
        List<Write> writes = new ArrayList<>(List.of(Write.create(RawMail.KIND, raw)));
        stamp.purgeAt()
                .ifPresent(at ->
                        writes.add(PurgeUnit.RAW_MAIL.pointer(raw.id(), at).put()));
        table.write(writes);
    }

    /** Keeps a letter's files apart from it, as many as the rules allow. */
    List<MailFile> keepFiles(MailArrival arrival, Letter letter, String sourceKey, IdentityKey identity) {
        MailIntakeRules rules = rules();
        List<MailFile> kept = new ArrayList<>();
        for (MailAttachment part : letter.mail().attachments()) {
            if (kept.size() == rules.mostAttachments()) {
                break;
            }
            String id = keys.of("attachment", sourceKey, Integer.toString(kept.size()));
            MailFile file = new MailFile(
                    id,
                    identity,
                    type(part, rules),
                    part.size(),
                    "attachments/" + id,
                    MailDigest.sha256(part.content()),
                    rules.dangerous(part) || arrival.notice().failed("virus"),
                    arrival.now(),
                    stamp(arrival, RecordClass.ATTACHMENT));
            keepFile(file, part);
            kept.add(file);
        }
        return kept;
    }

    /** What the bytes begin as counts more than what the sender calls them. */
    private static String type(MailAttachment part, MailIntakeRules rules) {
        String declared = part.type().length() > LONGEST_TYPE ? "application/octet-stream" : part.type();
        return rules.signatures().typeOf(part.content()).orElse(declared);
    }

    private void keepFile(MailFile file, MailAttachment part) {
        List<Write> writes = new ArrayList<>(List.of(Write.create(MailFile.KIND, file)));
        file.stamp()
                .purgeAt()
                .ifPresent(at ->
                        writes.add(PurgeUnit.ATTACHMENT.pointer(file.id(), at).put()));
        table.write(writes);
        objects.put(file.object(), part.content(), "application/octet-stream");
    }

    /** The write that remembers which ticket a sender's mail went to. */
    List<Write> remember(Letter letter, ContactId contact, TicketId ticket) {
        return letter.mail().messageId().stream()
                .map(id -> Write.put(MailReference.KIND, new MailReference(contact, hash(letter, id), ticket)))
                .toList();
    }

    Optional<TicketId> remembered(Letter letter, ContactId contact, String messageId) {
        return table.get(MailReference.KIND, MailReference.key(contact, hash(letter, messageId)))
                .map(MailReference::ticket);
    }

    private String hash(Letter letter, String messageId) {
        return keys.of("mailref", letter.userId(), messageId);
    }

    private Stamp stamp(MailArrival arrival, RecordClass recordClass) {
        return ComplianceRules.current(policies)
                .stamp(arrival.mailbox().jurisdiction(), recordClass, Anchors.received(arrival.now()), arrival.now());
    }
}
