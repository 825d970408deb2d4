package dev.landfall.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.House.Answer;
import dev.landfall.House.Call;
import dev.landfall.contact.Cards;
import dev.landfall.contact.LinkCodes;
import dev.landfall.contact.Person;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ServeMeTest {

    private final House house = new House(1);
    private final ServeMe me = new ServeMe(
            House.MAPPER,
            new ServeMe.Parts(
                    new Timeline(house.tickets, house.policies),
                    new Preferences(house.contacts, new Cards(house.table), house.ids, house.policies),
                    new LinkIdentities(house.codes, house.linking)),
            new ServeMe.Claims(house.keys, house.policies),
            house);

    @Test
    void theTimelineIsOnesOwnAndNobodyElses() {
        house.opens("app", "eva", "m1", "login");
        house.opens("app", "bob", "m1", "login");

        assertThat(timeline("eva")).hasSize(1);
        assertThat(timeline("stranger")).isEmpty();
        assertThat(ask(Call.get("/v1/me/timeline", "eva").as(Map.of("country", "DE")))
                        .status())
                .isEqualTo(401);
        assertThat(ask(Call.get("/v1/me/secrets", "eva")).status()).isEqualTo(404);
    }

    @Test
    void theTimelineSpansLinkedChannelsNewestFirstAndIsWalkedByCursor() {
        house.opens("x", "eva-on-x", "m1", "login");
        for (int i = 0; i < 5; i++) {
            house.advance(Duration.ofMinutes(1));
            house.opens("app", "eva", "m" + i, "login");
        }
        String code = ask(Call.post("/v1/me/identities/codes", "eva", ""))
                .body()
                .path("code")
                .asString();
        Person onX = house.contacts
                .find(house.keys.identity("x", "main", "eva-on-x"))
                .orElseThrow();
        assertThat(house.linking.redeem(code, onX, house.instant())).isPresent();

        List<String> channels = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> query =
                    cursor.isEmpty() ? Map.of("limit", "4") : Map.of("limit", "4", "cursor", cursor);
            JsonNode page = ask(Call.get("/v1/me/timeline", "eva").with(query)).body();
            page.path("articles").forEach(a -> channels.add(a.path("channel").asString()));
            cursor = page.path("cursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(channels).containsExactly("app", "app", "app", "app", "app", "x");
        assertThat(ask(Call.get("/v1/me/timeline", "eva").with(Map.of("cursor", "~")))
                        .status())
                .isEqualTo(400);
        assertThat(ask(Call.get("/v1/me/timeline", "eva").with(Map.of("limit", "0")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatMustBeGoneAndWhatIsGoingIsNotShown() {
        Ticket going = house.opens("app", "eva", "m1", "login");
        house.opens("app", "eva", "m2", "calls");
        house.tickets.commit(going(going));
        assertThat(timeline("eva")).hasSize(1);

        house.advance(Duration.ofDays(31));

        assertThat(timeline("eva")).isEmpty();
    }

    @Test
    void aYesIsKeptWithItsTimeAndNoticeAndANoTakesItBack() {
        Answer yes = choose("{\"locale\":\"pt_br\",\"recommendations\":{\"optIn\":true,\"noticeVersion\":\"1\"}}");
        assertThat(yes.body().path("locale").asString()).isEqualTo("pt-BR");
        assertThat(yes.body().path("recommendations").path("at").asString()).isEqualTo("2026-11-24T10:00:00.000Z");

        house.advance(Duration.ofHours(1));
        Answer again = choose("{\"recommendations\":{\"optIn\":true,\"noticeVersion\":\"1\"}}");
        assertThat(again.body().path("recommendations").path("at").asString()).isEqualTo("2026-11-24T10:00:00.000Z");

        Answer no = choose("{\"recommendations\":{\"optIn\":false},\"declined\":[\"large_groups\"]}");
        assertThat(no.body().path("recommendations").path("optIn").asBoolean()).isFalse();
        assertThat(no.body().path("declined").path(0).asString()).isEqualTo("large_groups");
        assertThat(no.body().path("locale").asString()).isEqualTo("pt-BR");
        assertThat(ask(Call.get("/v1/me/preferences", "eva")).body()).isEqualTo(no.body());
        assertThat(ask(Call.get("/v1/me/preferences", "bob")).body().path("declined"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "3",
                "{\"locale\":\"!!\"}",
                "{\"recommendations\":{\"optIn\":\"yes\"}}",
                "{\"recommendations\":{\"optIn\":true}}",
                "{\"declined\":[\"#x\"]}",
                "{\"recommendations\":[]}"
            })
    void whatIsNoChoiceChangesNothing(String body) {
        assertThat(choose(body).status()).isEqualTo(400);
        assertThat(house.table.size()).isZero();
    }

    @Test
    void aCodeThatAnotherChannelAskedForLinksItToTheApp() {
        house.opens("line", "eva-on-line", "m1", "login");
        house.opens("app", "eva", "m1", "calls");
        Person onLine = house.contacts
                .find(house.keys.identity("line", "main", "eva-on-line"))
                .orElseThrow();
        String code = ((LinkCodes.Issued.Code) house.codes.issue(onLine.contact(), house.instant())).digits();

        assertThat(tell("eva", "{\"code\":\"00000000\"}").status()).isEqualTo(422);
        assertThat(tell("eva", "{\"code\":12345678}").status()).isEqualTo(400);
        Answer linked = tell("eva", "{\"code\":\"" + code + "\"}");

        assertThat(linked.status()).isEqualTo(200);
        assertThat(linked.body()
                        .path("identities")
                        .valueStream()
                        .map(i -> i.path("channel").asString()))
                .containsExactlyInAnyOrder("app", "line");
        assertThat(tell("eva", "{\"code\":\"" + code + "\"}").status()).isEqualTo(200);
        assertThat(tell("bob", "{\"code\":\"" + code + "\"}").status()).isEqualTo(422);
        assertThat(timeline("eva")).hasSize(2);
        assertThat(timeline("bob")).isEmpty();
    }

    @Test
    void theSixthCodeWithinAnHourIsRefused() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(Call.post("/v1/me/identities/codes", "eva", "")).status())
                    .isEqualTo(201);
        }
        assertThat(ask(Call.post("/v1/me/identities/codes", "eva", "")).status())
                .isEqualTo(429);
        assertThat(ask(Call.post("/v1/me/identities/codes", "bob", "")).status())
                .isEqualTo(201);
    }

    private TicketWork going(Ticket ticket) {
        TicketWork work = TicketWork.on(house.current(ticket), house.instant());
        work.replace(work.ticket().startPurging());
        return work;
    }

    private JsonNode timeline(String subject) {
        return ask(Call.get("/v1/me/timeline", subject)).body().path("articles");
    }

    private Answer choose(String body) {
        return ask(Call.post("/v1/me/preferences", "eva", body).put());
    }

    private Answer tell(String subject, String body) {
        return ask(Call.post("/v1/me/identities", subject, body));
    }

    private Answer ask(Call call) {
        return house.ask(me, call);
    }
}
