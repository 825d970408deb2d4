package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.Index;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IncidentsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final PolicyFiles POLICIES =
            new PolicyFiles(JsonMapper.builder().build());

    private final InMemoryTable table = new InMemoryTable();

    private static Incidents on(Table used) {
        Tickets tickets = new Tickets(used, KEYS);
        Reception.Names names = new Reception.Names(KEYS, Ids.secure());
        return new Incidents(used, tickets, new Reception(tickets, new Contacts(used), names, POLICIES), POLICIES);
    }

    private static Optional<Incident> report(Incidents incidents, int person) {
        return incidents.report(
                new Incidents.Report(
                        "calls",
                        KEYS.identity("generic", "main", "u" + person),
                        "s" + person,
                        "en",
                        new Jurisdiction("EU", Jurisdiction.Source.ACCOUNT)),
                NOW);
    }

    /** Lets something else happen once, after the sightings were counted. */
    private record Meanwhile(Table table, List<Runnable> others) implements Table {
        @Override
        public <T> Optional<T> get(Kind<T> kind, Key key) {
            return table.get(kind, key);
        }

        @Override
        public <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
            Page<T> page = table.query(kind, pk, range, limit, after);
            if (kind.name().equals("sighting") && !others.isEmpty()) {
                others.removeFirst().run();
            }
            return page;
        }

        @Override
        public List<Key> keys(String pk) {
            return table.keys(pk);
        }

        @Override
        public <T> Page<T> query(
                Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor) {
            return table.query(index, kind, partition, range, limit, cursor);
        }

        @Override
        public Written write(List<Write> writes) {
            return table.write(writes);
        }

        @Override
        public void delete(List<Key> keys) {
            table.delete(keys);
        }
    }

    @Test
    void twoWhoMakeAnIncidentOfItAtOnceMakeOne() {
        int authors = on(table).rules().authors();
        for (int person = 1; person < authors; person++) {
            assertThat(report(on(table), person)).isEmpty();
        }
        var others = new java.util.ArrayList<Runnable>(
                List.of(() -> assertThat(report(on(table), authors + 1)).isPresent()));

        Optional<Incident> mine = report(on(new Meanwhile(table, others)), authors);

        assertThat(others).isEmpty();
        assertThat(mine).isEqualTo(on(table).active("calls", NOW));
        assertThat(table.dump().stream().map(item -> item.get("kind").s()).filter("ticket"::equals))
                .hasSize(1);
    }
}
