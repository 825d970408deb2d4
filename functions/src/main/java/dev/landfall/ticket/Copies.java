package dev.landfall.ticket;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.contact.IdentityKey;
import dev.landfall.due.PurgeUnit;
import dev.landfall.language.Fingerprint;
import dev.landfall.policy.Policies;
import dev.landfall.table.Condition;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells copies of a public post that has been taken in: the first one leaves a sketch and eight keys, each written only
 * where it is free, so that of two at once one is the first.
 */
public final class Copies {

    private static final int ATTEMPTS = 8;

    private final Table table;
    private final Tickets tickets;
    private final Reception reception;
    private final Policies policies;

    public Copies(Table table, Tickets tickets, Reception reception, Policies policies) {
        this.table = table;
        this.tickets = tickets;
        this.reception = reception;
        this.policies = policies;
    }

    /** A public post, as far as copies are concerned. */
    public record Post(String source, IdentityKey author, String text, Jurisdiction jurisdiction) {}

    /** What a post is. */
    public sealed interface Found {

        /** The first of its kind. */
        record Alone() implements Found {}

        /** What its author posted before; so many times now. */
        record Again(long times) implements Found {}

        /** What somebody else said first, in this open ticket. */
        record CopyOf(TicketId ticket) implements Found {}
    }

    /** Looks for what the post is a copy of; the first one is remembered. */
    public Found place(Post post, Instant now) {
        Fingerprint fingerprint = Fingerprint.of(post.text());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Places places = places(fingerprint, now);
            if (places.known().contains(post.source())) {
                return new Found.Alone();
            }
            Optional<Found> found = among(places, fingerprint, post);
            if (found.isPresent()) {
                return found.get();
            }
            if (places.free().isEmpty()
                    || table.write(remember(post, fingerprint, places, now)).done()) {
                return new Found.Alone();
            }
        }
        throw new IllegalStateException("The post's keys were taken too often meanwhile; to be tried again");
    }

    /** The open ticket of the post that this one passes on. */
    public Optional<TicketId> original(Post post, Instant now) {
        Fingerprint fingerprint = Fingerprint.of(post.text());
        return sketches(places(fingerprint, now), fingerprint)
                .flatMap(sketch -> ticketOf(sketch).stream())
                .findFirst();
    }

    private record Places(Set<String> known, List<StormItems.Band> free, List<Condition> conditions) {}

    private Places places(Fingerprint fingerprint, Instant now) {
        var rules = policies.current(StormRules.POLICY).copying();
        var places = new Places(new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
        Instant oldest = now.minus(rules.window());
        for (String band : fingerprint.bands()) {
            var items = table.query(StormItems.BAND, "band#" + band, Range.all(), rules.perBand(), Optional.empty())
                    .items();
            int slot = 0;
            Condition condition = Condition.ABSENT;
            for (StormItems.Band item : items) {
                if (item.at().isAfter(oldest)) {
                    places.known().add(item.source());
                    slot += item.slot() == slot ? 1 : 0;
                } else if (item.slot() == slot) {
                    condition = Condition.text("source", item.source());
                }
            }
            if (slot < rules.perBand()) {
                places.free().add(new StormItems.Band(band, slot, "", now, now.plus(rules.window())));
                places.conditions().add(condition);
            }
        }
        return places;
    }

    private java.util.stream.Stream<StormItems.Sketch> sketches(Places places, Fingerprint fingerprint) {
        return places.known().stream()
                .flatMap(source -> table.get(StormItems.SKETCH, PurgeUnit.SKETCH.key(source)).stream())
                .filter(sketch -> Fingerprint.parse(sketch.fingerprint()).sameAs(fingerprint));
    }

    private Optional<Found> among(Places places, Fingerprint fingerprint, Post post) {
        List<StormItems.Sketch> same = sketches(places, fingerprint).toList();
        for (StormItems.Sketch sketch : same) {
            if (sketch.author().equals(post.author())) {
                return Optional.of(new Found.Again(counted(sketch, post.source())));
            }
        }
        return same.stream()
                .flatMap(sketch -> ticketOf(sketch).stream())
                .findFirst()
                .map(Found.CopyOf::new);
    }

    /** Counts a repeat once, however often it is tried. */
    private long counted(StormItems.Sketch sketch, String source) {
        StormItems.Sketch seen = sketch;
        for (int attempt = 0; attempt < ATTEMPTS && !seen.knows(source); attempt++) {
            Condition unchanged = Condition.number("times", seen.repeats().size() + 1L);
            StormItems.Sketch more = seen.with(source);
            seen = table.write(List.of(Write.put(StormItems.SKETCH, more, unchanged)))
                            .done()
                    ? more
                    : table.get(StormItems.SKETCH, PurgeUnit.SKETCH.key(sketch.source()))
                            .orElse(more);
        }
        return seen.times(source);
    }

    /** A first post that is being taken in at this moment has no outcome yet: its copies wait for it. */
    private Optional<TicketId> ticketOf(StormItems.Sketch sketch) {
        Source source = tickets.source(sketch.source())
                .orElseThrow(
                        () -> new IllegalStateException("The first of these posts is on its way; to be tried again"));
        return Optional.of(source.ticket())
                .filter(ticket -> !ticket.isEmpty())
                .flatMap(ticket -> tickets.find(new TicketId(ticket)))
                .filter(Ticket::isOpen)
                .map(ticket -> ticket.mergedInto().or(ticket::partOf).orElse(ticket.id()));
    }

    private List<Write> remember(Post post, Fingerprint fingerprint, Places places, Instant now) {
        var stamp = reception.stamp(post.jurisdiction(), RecordClass.SKETCH, now);
        List<Write> writes = new ArrayList<>();
        writes.add(Write.create(
                StormItems.SKETCH,
                new StormItems.Sketch(post.source(), post.author(), fingerprint.encoded(), List.of(), now, stamp)));
        stamp.purgeAt()
                .ifPresent(at ->
                        writes.add(PurgeUnit.SKETCH.pointer(post.source(), at).put()));
        for (int i = 0; i < places.free().size(); i++) {
            StormItems.Band free = places.free().get(i);
            var band = new StormItems.Band(free.band(), free.slot(), post.source(), free.at(), free.expiresAt());
            writes.add(Write.put(StormItems.BAND, band, places.conditions().get(i)));
        }
        return writes;
    }
}
