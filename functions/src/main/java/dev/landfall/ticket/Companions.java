package dev.landfall.ticket;

import dev.landfall.contact.IdentityKey;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those who had the same trouble as a ticket, one item each: counted by query, so that no counter runs hot. */
public final class Companions {

    private static final int PAGE = 500;
    private static final int PAGES = 20;

    private final Table table;

    public Companions(Table table) {
        this.table = table;
    }

    /**
     * How many there are, and the first of them.
     *
     * @param more whether there are more than were counted
     */
    public record Counted(int copies, int contacts, boolean more, List<Companion> who) {
        public Counted {
            who = List.copyOf(who);
        }
    }

    /** Counts up to ten thousand of each way. */
    public Counted count(TicketId ticket, int shown) {
        List<Companion> who = new ArrayList<>();
        int[] copies = count(ticket, "copy#", shown, who);
        int[] contacts = count(ticket, "contact#", 2 * shown, who);
        return new Counted(copies[0], contacts[0], copies[1] + contacts[1] > 0, who);
    }

    private int[] count(TicketId ticket, String way, int shown, List<Companion> who) {
        int count = 0;
        Optional<String> after = Optional.empty();
        for (int page = 0; page < PAGES; page++) {
            Page<Companion> found = table.query(
                    StormItems.COMPANION, TicketItems.ticketPartition(ticket), Range.prefix(way), PAGE, after);
            count += found.items().size();
            found.items().stream().limit(Math.max(0, shown - who.size())).forEach(who::add);
            after = found.next();
            if (after.isEmpty()) {
                return new int[] {count, 0};
            }
        }
        return new int[] {count, 1};
    }

    /** Who copied a post of this ticket. */
    public Optional<Companion> copier(TicketId ticket, IdentityKey identity) {
        return table.get(StormItems.COMPANION, StormItems.companionKey(ticket, "copy#" + identity.value()));
    }

    /** Whether the same person is there in the same way. */
    public boolean isThere(Companion companion) {
        return table.get(StormItems.COMPANION, StormItems.COMPANION.keyOf(companion))
                .isPresent();
    }

    /**
     * Makes the work's ticket a part of the companion's whole, with an entry there.
     *
     * @return whether the person was not there yet
     */
    public boolean join(TicketWork work, Companion companion) {
        boolean first = !isThere(companion);
        if (!work.ticket().id().equals(companion.whole())) {
            work.replace(work.ticket().withPartOf(companion.whole()));
        }
        if (first) {
            work.also(entry(companion.in(companion.whole(), work.ticket().id())));
        }
        return first;
    }

    private static List<Write> entry(Companion companion) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.create(StormItems.COMPANION, companion));
        companion
                .stamp()
                .purgeAt()
                .ifPresent(at -> writes.add(PurgeUnit.COMPANION
                        .pointer(companion.whole().value() + "#" + companion.place(), at)
                        .put()));
        return writes;
    }

    /** An entry without a ticket of its own, and the outcome of its message; the first entry of a person stands. */
    public void enter(Companion companion, Source outcome) {
        List<Write> writes = new ArrayList<>();
        if (!isThere(companion)) {
            writes.addAll(entry(companion));
        }
        writes.add(Write.create(TicketItems.SOURCE, outcome));
        if (!table.write(writes).done()
                && table.get(TicketItems.SOURCE, TicketItems.sourceKey(outcome.key()))
                        .isEmpty()) {
            throw new IllegalStateException("The copy was entered by another meanwhile; to be tried again");
        }
    }
}
