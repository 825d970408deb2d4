package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Stamps;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How copies and incidents are stored; {@code docs/data-model.md} lists who reads what. */
final class StormItems {

    /**
     * What is left of a post.
     *
     * @param repeats the keys of its author's later posts that say the same, so that one that is tried again counts once
     */
    record Sketch(
            String source, IdentityKey author, String fingerprint, List<String> repeats, Instant at, Stamp stamp) {

        /** More than anybody is allowed; what comes after them is one too many too. */
        static final int MOST_REPEATS = 20;

        Sketch {
            repeats = List.copyOf(repeats);
        }

        boolean knows(String again) {
            return repeats.contains(again) || repeats.size() >= MOST_REPEATS;
        }

        Sketch with(String again) {
            List<String> more = new ArrayList<>(repeats);
            more.add(again);
            return new Sketch(source, author, fingerprint, more, at, stamp);
        }

        /** The how manieth post of its author this repeat is, the first one included. */
        long times(String again) {
            int place = repeats.indexOf(again);
            return (place < 0 ? repeats.size() : place) + 2L;
        }
    }

    /** A key of a post's fingerprint, in one of its few places; holds nothing of the post. */
    record Band(String band, int slot, String source, Instant at, Instant expiresAt) {}

    /** That somebody told of trouble in an area in a slice of time. */
    record Sighting(String area, long slice, IdentityKey identity, String source, Instant at, Stamp stamp) {

        String id() {
            return area + "#" + slice + "#" + identity.value();
        }
    }

    static final Kind<Sketch> SKETCH = Stamps.add(
                    Kind.of(Sketch.class, "sketch", s -> PurgeUnit.SKETCH.key(s.source()))
                            .text("source", Sketch::source)
                            .text("author", s -> s.author().value())
                            .text("fingerprint", Sketch::fingerprint)
                            .number("times", s -> s.repeats().size() + 1L)
                            .texts("repeats", Sketch::repeats)
                            .instant("receivedAt", Sketch::at),
                    Sketch::stamp)
            .read(row -> new Sketch(
                    row.text("source"),
                    new IdentityKey(row.text("author")),
                    row.text("fingerprint"),
                    row.texts("repeats"),
                    row.instant("receivedAt"),
                    Stamps.read(row)));

    static final Kind<Band> BAND = Kind.of(Band.class, "band", b -> bandKey(b.band(), b.slot()))
            .text("band", Band::band)
            .integer("slot", Band::slot)
            .text("source", Band::source)
            .instant("at", Band::at)
            .number("expiresAt", b -> b.expiresAt().getEpochSecond())
            .read(row -> new Band(
                    row.text("band"),
                    row.integer("slot"),
                    row.text("source"),
                    row.instant("at"),
                    Instant.ofEpochSecond(row.number("expiresAt"))));

    static final Kind<Sighting> SIGHTING = Stamps.add(
                    Kind.of(Sighting.class, "sighting", s -> PurgeUnit.SIGHTING.key(s.id()))
                            .text("area", Sighting::area)
                            .number("slice", Sighting::slice)
                            .text("identity", s -> s.identity().value())
                            .text("source", Sighting::source)
                            .instant("receivedAt", Sighting::at),
                    Sighting::stamp)
            .read(row -> new Sighting(
                    row.text("area"),
                    row.number("slice"),
                    new IdentityKey(row.text("identity")),
                    row.text("source"),
                    row.instant("receivedAt"),
                    Stamps.read(row)));

    static final Kind<Incident> INCIDENT = Kind.of(Incident.class, "incident", i -> incidentKey(i.area()))
            .text("id", i -> i.id().value())
            .text("area", Incident::area)
            .instant("openedAt", Incident::openedAt)
            .instant("seenAt", Incident::seenAt)
            .flag("gathered", Incident::gathered)
            .number("version", Incident::version)
            .read(row -> new Incident(
                    new TicketId(row.text("id")),
                    row.text("area"),
                    row.instant("openedAt"),
                    row.instant("seenAt"),
                    row.flag("gathered"),
                    row.number("version")));

    static final Kind<Companion> COMPANION = Stamps.add(
                    Kind.of(Companion.class, "companion", c -> companionKey(c.whole(), c.place()))
                            .text("ticket", c -> c.whole().value())
                            .text("how", c -> c.how().name())
                            .text("channel", c -> c.origin().channel())
                            .text("account", c -> c.origin().account())
                            .text("identity", c -> c.origin().identity().value())
                            .text("conversation", c -> c.origin().conversation())
                            .map("address", c -> c.origin().address())
                            .text("userId", Companion::userId)
                            .text("text", Companion::text)
                            .text("language", Companion::language)
                            .instant("receivedAt", Companion::at)
                            .text("own", Companion::own),
                    Companion::stamp)
            .read(row -> new Companion(
                    new TicketId(row.text("ticket")),
                    Companion.How.valueOf(row.text("how")),
                    new Origin(
                            row.text("channel"),
                            row.text("account"),
                            new IdentityKey(row.text("identity")),
                            row.text("conversation"),
                            row.map("address")),
                    row.text("userId"),
                    row.text("text"),
                    row.text("language"),
                    row.instant("receivedAt"),
                    row.text("own"),
                    Stamps.read(row)));

    /** All areas' incidents lie together: there are few, and a desk asks for all. */
    static final String INCIDENTS = "incidents";

    private StormItems() {}

    static Key bandKey(String band, int slot) {
        return new Key("band#" + band, Integer.toString(slot));
    }

    static Key incidentKey(String area) {
        return new Key(INCIDENTS, area);
    }

    static Key companionKey(TicketId ticket, String place) {
        return new Key(TicketItems.ticketPartition(ticket), place);
    }

    static String sightings(String area, long slice) {
        return "sighting#" + area + "#" + slice;
    }
}
