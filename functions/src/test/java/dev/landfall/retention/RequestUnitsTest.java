package dev.landfall.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.retention.PurgeExpiredTest.House;
import dev.landfall.table.MeteredTable;
import dev.landfall.table.MeteredTable.Units;
import dev.landfall.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Holds the figures of {@code docs/data-model.md}. */
class RequestUnitsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final MeteredTable table = new MeteredTable();
    private final House house = House.on(table);

    @Test
    void jobsCostWhatTheDataModelSays() {
        Ticket[] ticket = new Ticket[1];
        Units opened = table.measure(() -> ticket[0] = house.receive("m1", NOW));
        Units joined = table.measure(() -> house.receive("m2", NOW.plusSeconds(5)));
        Units duplicate = table.measure(
                () -> assertThat(house.isDuplicate("m2", NOW.plusSeconds(6))).isTrue());
        Units found = table.measure(() ->
                assertThat(house.tickets().byReplyToken(ticket[0].token())).isPresent());
        Units nothingDue = table.measure(() -> house.purgeAt(NOW.plusSeconds(60)));
        house.purgeAt(NOW.plus(Duration.ofDays(8)));
        Units purged = table.measure(() -> house.purgeAt(NOW.plus(Duration.ofDays(31))));
        assertThat(house.tickets().find(ticket[0].id())).isEmpty();
        assertThat(opened).isEqualTo(new Units(2, 39));
        assertThat(joined).isEqualTo(new Units(5, 20));
        assertThat(duplicate).isEqualTo(new Units(1, 0));
        assertThat(found).isEqualTo(new Units(2, 0));
        assertThat(nothingDue).isEqualTo(new Units(16, 0));
        assertThat(purged).isEqualTo(new Units(22, 28));
    }
}
