package dev.landfall.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.ticket.Change;
import dev.landfall.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchDeadlinesTest {

    private final EscalationDesk desk = new EscalationDesk();

    @Test
    void aBrokenPromiseIsNoticedOnceAndBringsAPerson() {
        Ticket ticket = desk.writes("m1", "en", "I never get the verification code", "login", "EU");
        Instant due = ticket.progress().firstReplyDue().orElseThrow();
        desk.clock.now = due.minusSeconds(1);
        desk.watch.run();
        assertThat(desk.tickets.find(ticket.id()).orElseThrow().progress().breached())
                .isFalse();
        desk.clock.now = due.plus(Duration.ofMinutes(1));
        desk.watch.run();
        desk.watch.run();
        assertThat(desk.tickets.history(ticket.id(), 50))
                .filteredOn(change -> change.kind() == Change.Kind.BREACHED)
                .hasSize(1);
        assertThat(desk.escalated(ticket).ownership().isBot()).isFalse();
    }

    @Test
    void whileThePersonHasTheWordNoPromiseRunsAndTheirNextMessageStartsItAnew() {
        Ticket answered = desk.says("m1", "en", "I never get the verification code", "login", "EU");
        assertThat(desk.tickets.find(answered.id()).orElseThrow().progress().firstReplyDue())
                .isEmpty();
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(9));
        desk.watch.run();
        assertThat(desk.tickets.find(answered.id()).orElseThrow().progress().breached())
                .isFalse();
        Ticket again = desk.writes("m2", "en", "it still does not come", "login", "EU");
        Instant due = again.progress().firstReplyDue().orElseThrow();
        assertThat(due).isAfter(desk.clock.now);
        desk.clock.now = due.plusSeconds(1);
        desk.watch.run();
        assertThat(desk.tickets.find(again.id()).orElseThrow().progress().breached())
                .isTrue();
    }
}
