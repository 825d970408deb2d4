package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.desk.DeskMoves;
import dev.landfall.desk.DeskReading;
import dev.landfall.desk.DeskWork;
import dev.landfall.desk.Quarantine;
import dev.landfall.desk.ServeDesk;
import dev.landfall.desk.TicketFiles;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import dev.landfall.ticket.Companions;
import dev.landfall.ticket.OpenIncidents;
import dev.landfall.ticket.Regrouping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What was quarantined, as operators see it and play it again. */
class QuarantineTest {

    private static final String POISON = "{\"events\":\"none\"}";

    private final House house = new House();
    private final ServeDesk desk = desk();

    private ServeDesk desk() {
        DeskReading reading = new DeskReading(
                house.tickets,
                house.policies(),
                new Companions(house.table),
                new OpenIncidents(house.table, house.tickets, house.policies()));
        return new ServeDesk(
                house.mapper(),
                reading,
                new ServeDesk.Deeds(
                        new DeskWork(house.tickets, reading, house.policies(), house.keys),
                        new DeskMoves(
                                house.tickets,
                                reading,
                                new Regrouping(house.tickets, house.reception(), house.policies())),
                        new TicketFiles(house.table, house.objects, house.tickets),
                        new Quarantine(
                                house.table, house.tickets, house.receipts()::original, Map.of("intake", () -> 3L))),
                house.clock);
    }

    private JsonNode ask(String method, String path, Map<String, String> query, String scope) {
        String[] parts = path.split("/", -1);
        return house.mapper()
                .readTree(desk.handle(new HttpRequest(
                                method,
                                path,
                                parts.length > 3 ? Map.of("id", parts[3]) : Map.of(),
                                query,
                                Map.of(),
                                Map.of("sub", "olga", "scope", scope),
                                "",
                                new byte[0]))
                        .body());
    }

    private JsonNode list(Map<String, String> query) {
        return ask("GET", "/v1/quarantine", query, "landfall/operator");
    }

    private static void refused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private String givenUp() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        for (int i = 0; i < 6; i++) {
            house.loseWaiting();
            house.clock.advance(Duration.ofHours(25));
            house.reconcile();
        }
        assertThat(house.outcomes()).containsExactly("QUARANTINED exhausted");
        return list(Map.of()).path("events").path(0).path("id").asString();
    }

    @Test
    void anOperatorSeesReasonOriginalStateAndDeadLetters() {
        house.send(Webhook.generic("d1", House.NOW, POISON));
        house.work();

        JsonNode page = list(Map.of());

        JsonNode event = page.path("events").path(0);
        assertThat(event.path("state").asString()).isEqualTo("quarantined");
        assertThat(event.path("reason").asString()).isNotEmpty();
        assertThat(page.path("deadLetters").path("intake").asLong()).isEqualTo(3);
        JsonNode one = ask("GET", "/v1/quarantine/" + event.path("id").asString(), Map.of(), "landfall/operator");
        assertThat(one.path("original").asString()).isEqualTo(POISON);
    }

    @Test
    void aRedriveLeadsTheEventToItsTicketOnceHoweverOftenItIsAskedFor() {
        String id = givenUp();
        int before = house.queue.entries().size();

        JsonNode first = ask("POST", "/v1/quarantine/" + id + "/redrive", Map.of(), "landfall/operator");
        JsonNode second = ask("POST", "/v1/quarantine/" + id + "/redrive", Map.of(), "landfall/operator");
        house.clock.advance(Duration.ofMinutes(1));
        house.reconcile().work();

        assertThat(first.path("redrivenBy").asString()).isEqualTo("olga");
        assertThat(second).isEqualTo(first);
        assertThat(house.queue.entries()).hasSize(before + 1);
        assertThat(house.outcomes()).containsExactly("PROCESSED");
        assertThat(house.ticketsOf("line", "u1")).hasSize(1);
        assertThat(list(Map.of()).path("events").path(0).path("state").asString())
                .isEqualTo("processed");
        assertThat(house.count("due#reconcile")).isEmpty();
        assertThat(new IntakeVerifier(house.table).verify(house.clock.instant()).findings())
                .as("a redrive is no tampering")
                .isEmpty();
    }

    @Test
    void poisonInABatchKeepsNobodyWaiting() {
        house.send(Webhook.generic("d1", House.NOW, POISON));
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.send(Webhook.generic("d2", House.NOW, events(post("a", "1", "x", ""), "{\"type\":5}")));

        house.work();

        assertThat(house.ticketsOf("line", "u1")).hasSize(1);
        assertThat(house.balance().of(IntakeHour.of(House.NOW)).isSettled()).isTrue();
        assertThat(house.balance().of(IntakeHour.of(House.NOW)).total().quarantined())
                .isPositive();
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        for (int i = 0; i < 5; i++) {
            house.clock.advance(Duration.ofSeconds(1));
            house.send(Webhook.generic("d" + i, house.clock.instant(), POISON.replace("none", "none" + i)));
            house.work();
        }
        JsonNode first = list(Map.of("limit", "3"));
        JsonNode rest = list(Map.of("limit", "3", "cursor", first.path("cursor").asString()));

        assertThat(first.path("events").size()).isEqualTo(3);
        assertThat(rest.path("events").size()).isEqualTo(2);
        assertThat(rest.path("cursor").isNull()).isTrue();
    }

    @Test
    void whoIsNoOperatorSeesAndDoesNothing() {
        String id = givenUp();
        for (String scope : List.of("landfall/agent", "landfall/user", "")) {
            refused(403, () -> ask("GET", "/v1/quarantine", Map.of(), scope));
            refused(403, () -> ask("GET", "/v1/quarantine/" + id, Map.of(), scope));
            refused(403, () -> ask("POST", "/v1/quarantine/" + id + "/redrive", Map.of(), scope));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0000000000000-x", "1795514400000-none", "%00"})
    void anUnknownIdIsNotFound(String id) {
        refused(404, () -> ask("GET", "/v1/quarantine/" + id, Map.of(), "landfall/operator"));
        refused(404, () -> ask("POST", "/v1/quarantine/" + id + "/redrive", Map.of(), "landfall/operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!", "bm90IG91cnM", "AAAA"})
    void aCursorThatIsNotOursIsRefused(String cursor) {
        refused(400, () -> list(Map.of("cursor", cursor)));
    }

    @Test
    void otherMistakesAreRefused() {
        refused(400, () -> list(Map.of("limit", "0")));
        refused(400, () -> list(Map.of("kind", "all")));
    }
}
