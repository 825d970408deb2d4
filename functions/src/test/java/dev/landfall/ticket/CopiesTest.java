package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CopiesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final PolicyFiles POLICIES =
            new PolicyFiles(JsonMapper.builder().build());

    private final InMemoryTable table = new InMemoryTable();
    private final Tickets tickets = new Tickets(table, KEYS);
    private final Copies copies = new Copies(
            table,
            tickets,
            new Reception(tickets, new Contacts(table), new Reception.Names(KEYS, Ids.secure()), POLICIES),
            POLICIES);

    private Copies.Found place(String source) {
        return copies.place(
                new Copies.Post(
                        source,
                        KEYS.identity("x", "main", "ana"),
                        "the verification code never arrives and nobody answers me",
                        new Jurisdiction("EU", Jurisdiction.Source.ACCOUNT)),
                NOW);
    }

    @Test
    void aRepeatThatIsTriedAgainCountsOnce() {
        assertThat(place("first")).isEqualTo(new Copies.Found.Alone());
        for (int attempt = 0; attempt < 9; attempt++) {
            assertThat(place("second")).isEqualTo(new Copies.Found.Again(2));
        }
        assertThat(place("third")).isEqualTo(new Copies.Found.Again(3));
        assertThat(place("second")).isEqualTo(new Copies.Found.Again(2));
    }

    @Test
    void whoRepeatsWithoutEndIsBeyondEveryLimitAndTheItemStaysSmall() {
        place("first");
        for (int i = 0; i < 100; i++) {
            place("again" + i);
        }

        assertThat(place("one more")).isEqualTo(new Copies.Found.Again(StormItems.Sketch.MOST_REPEATS + 2L));
        assertThat(table.get(StormItems.SKETCH, dev.landfall.due.PurgeUnit.SKETCH.key("first"))
                        .orElseThrow()
                        .repeats())
                .hasSize(StormItems.Sketch.MOST_REPEATS);
    }
}
