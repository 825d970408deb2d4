package dev.landfall.ticket;

import dev.landfall.table.Condition;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.Optional;

/** What people at the desk do to a ticket: each puts its writes into the work at hand. */
public final class AgentActions {

    private AgentActions() {}

    /** The agent takes the ticket, from the desk or from the bot. */
    public static void claim(TicketWork work, String agent) {
        Ticket ticket = work.ticket();
        work.also(Handover.leaveDesk(ticket));
        work.replace(ticket.with(ticket.ownership().claimedBy(agent)));
        work.changed(Change.Kind.CLAIMED, "", agent);
    }

    /** The agent's reply takes the lease if the agent had not claimed it yet. */
    public static Outbound reply(TicketWork work, ArticleDraft said, String agent) {
        if (!work.ticket().ownership().agent().equals(Optional.of(agent))) {
            claim(work, agent);
        }
        Outbound outbound = work.send(said, Outbound.Kind.AGENT_REPLY);
        Ticket ticket = work.ticket();
        work.replace(ticket.with(ticket.progress().replied(work.now())));
        work.changed(Change.Kind.AGENT_REPLIED, outbound.id(), agent);
        return outbound;
    }

    /** A note that nobody outside sees. */
    public static Article note(TicketWork work, ArticleDraft note, String agent) {
        Article article = work.add(note);
        work.changed(Change.Kind.NOTED, Long.toString(article.sequence()), agent);
        return article;
    }

    /** Back to the bot, explicitly. */
    public static void handBack(TicketWork work, String agent) {
        Ticket ticket = work.ticket();
        work.also(Handover.leaveDesk(ticket));
        work.replace(ticket.with(ticket.ownership().handedBack()));
        work.changed(Change.Kind.HANDED_BACK, "", agent);
    }

    /**
     * Solved: the open pointer goes, so that the next matter of this area opens a new ticket. A ticket that is the same
     * as an older one has none to give back.
     */
    public static void solve(TicketWork work, String agent) {
        Ticket ticket = work.ticket();
        work.also(Handover.leaveDesk(ticket));
        if (ticket.sameAs().isEmpty()) {
            work.also(Write.delete(
                    TicketItems.openKey(ticket.contact(), ticket.matter().area()),
                    Condition.text("ticket", ticket.id().value())));
        }
        Ownership ownership = ticket.ownership();
        work.replace(ticket.with(ticket.progress().solved(work.now()))
                .with(new Ownership(
                        ownership.owner(),
                        ownership.epoch(),
                        ownership.assist(),
                        ownership.agent(),
                        ownership.desk(),
                        Optional.empty())));
        work.changed(Change.Kind.SOLVED, "", agent);
    }

    /** Open again; refused at the commit where another ticket of the area is open by now. */
    public static void reopen(
            TicketWork work, Optional<Instant> firstReplyDue, Optional<Instant> resolveDue, String agent) {
        Ticket ticket = work.ticket();
        work.also(Write.put(
                TicketItems.OPEN_MATTER,
                new OpenMatter(ticket.contact(), ticket.matter().area(), ticket.id()),
                Condition.ABSENT));
        work.replace(ticket.withoutSameAs().with(ticket.progress().reopened(work.now(), firstReplyDue, resolveDue)));
        firstReplyDue.ifPresent(at -> work.also(
                TicketWork.deadlinePointer(ticket.id(), "first-reply", at).put()));
        resolveDue.ifPresent(at ->
                work.also(TicketWork.deadlinePointer(ticket.id(), "resolve", at).put()));
        work.changed(Change.Kind.REOPENED, "", agent);
    }
}
