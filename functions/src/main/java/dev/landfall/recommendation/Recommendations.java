package dev.landfall.recommendation;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.Stamps;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketItems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * This room's items: topic days under the contact, each a purge unit, and decisions under the ticket, which go with it.
 */
final class Recommendations {

    private static final int ALL = 400;

    static final Kind<TopicDay> TOPIC_DAY = Stamps.add(
                    Kind.of(TopicDay.class, "topic", t -> PurgeUnit.TOPIC.key(unitId(t)))
                            .text("contact", t -> t.contact().value())
                            .text("topic", TopicDay::topic)
                            .text("day", t -> t.day().toString())
                            .instant("receivedAt", TopicDay::receivedAt),
                    TopicDay::stamp)
            .read(row -> new TopicDay(
                    new ContactId(row.text("contact")),
                    row.text("topic"),
                    LocalDate.parse(row.text("day")),
                    row.instant("receivedAt"),
                    Stamps.read(row)));

    static final Kind<Decision> DECISION = Kind.of(
                    Decision.class, "decision", d -> decisionKey(d.ticket(), d.sequence(), d.topic()))
            .text("ticket", d -> d.ticket().value())
            .number("sequence", Decision::sequence)
            .text("topic", Decision::topic)
            .text("reason", Decision::reason)
            .integer("policyVersion", Decision::policyVersion)
            .instant("at", Decision::at)
            .read(row -> new Decision(
                    new TicketId(row.text("ticket")),
                    row.number("sequence"),
                    row.text("topic"),
                    row.text("reason"),
                    row.integer("policyVersion"),
                    row.instant("at")));

    private final Table table;

    Recommendations(Table table) {
        this.table = table;
    }

    /** The days on which the contact asked about the topic, as far as they are kept and may be. */
    Set<LocalDate> days(ContactId contact, String topic, Instant now) {
        Set<LocalDate> days = new HashSet<>();
        table
                .query(
                        TOPIC_DAY,
                        "contact#" + contact.value(),
                        Range.prefix("topic#" + topic + "#"),
                        ALL,
                        Optional.empty())
                .items()
                .stream()
                .filter(day -> day.stamp().purgeAt().map(now::isBefore).orElse(true))
                .forEach(day -> days.add(day.day()));
        return days;
    }

    boolean isDecided(TicketId ticket, long sequence, String topic) {
        return table.get(DECISION, decisionKey(ticket, sequence, topic)).isPresent();
    }

    List<Decision> decisions(TicketId ticket) {
        return table.query(
                        DECISION, TicketItems.ticketPartition(ticket), Range.prefix("decision#"), ALL, Optional.empty())
                .items();
    }

    boolean write(List<Write> writes) {
        return table.write(writes).done();
    }

    /** The writes that count a day with its purge pointer. */
    static List<Write> counted(ContactId contact, String topic, LocalDate day, Asked asked, ComplianceRules rules) {
        TopicDay counted = new TopicDay(
                contact,
                topic,
                day,
                asked.at(),
                rules.stamp(asked.jurisdiction(), RecordClass.TOPIC, Anchors.received(asked.at()), asked.at()));
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(TOPIC_DAY, counted));
        counted.stamp()
                .purgeAt()
                .ifPresent(at ->
                        writes.add(PurgeUnit.TOPIC.pointer(unitId(counted), at).put()));
        return writes;
    }

    /** When and under whose rules something was asked. */
    record Asked(Instant at, Jurisdiction jurisdiction) {}

    private static String unitId(TopicDay day) {
        return day.contact() + "#" + day.topic() + "#" + day.day();
    }

    private static Key decisionKey(TicketId ticket, long sequence, String topic) {
        return new Key(TicketItems.ticketPartition(ticket), "decision#%010d#%s".formatted(sequence, topic));
    }
}
