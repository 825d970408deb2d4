package dev.landfall.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.House.Answer;
import dev.landfall.House.Call;
import dev.landfall.House.Words;
import dev.landfall.due.PurgeUnit;
import dev.landfall.objects.InMemoryObjects;
import dev.landfall.table.Kind;
import dev.landfall.table.Write;
import dev.landfall.ticket.Arrival;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Handover;
import dev.landfall.ticket.HandoverReason;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.TicketWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ServeDeskTest {

    private final House house = new House(1);
    private final DeskReading reading = new DeskReading(
            house.tickets,
            house.policies,
            new dev.landfall.ticket.Companions(house.table),
            new dev.landfall.ticket.OpenIncidents(house.table, house.tickets, house.policies));
    private final ServeDesk desk = new ServeDesk(
            House.MAPPER,
            reading,
            new ServeDesk.Deeds(
                    new DeskWork(house.tickets, reading, house.policies, house.keys),
                    new DeskMoves(
                            house.tickets,
                            reading,
                            new dev.landfall.ticket.Regrouping(house.tickets, house.reception(), house.policies)),
                    new TicketFiles(house.table, new InMemoryObjects(), house.tickets),
                    new Quarantine(house.table, house.tickets, id -> Optional.empty(), Map.of())),
            house);

    @Test
    void aFileIsLinkedForItsTicketAloneAndADangerousOneNever() {
        house.table.write(List.of(
                Write.create(StoredFile.KIND, new StoredFile("safe", "image/png", false)),
                Write.create(StoredFile.KIND, new StoredFile("bad", "application/hta", true))));
        Ticket ticket = House.ticket(house.says(
                new Words("mail", "u1", "m1", "hola", "es"),
                Optional.of("login"),
                List.of("attachments/safe", "attachments/bad", "mail/raw")));
        assertThat(link(ticket, "attachments/safe").body().path("url").asString())
                .contains("attachments/safe");
        assertThat(link(ticket, "mail/raw").body().path("contentType").asString())
                .isEqualTo("message/rfc822");
        assertThat(link(ticket, "attachments/bad").status()).isEqualTo(403);
        assertThat(link(ticket, "attachments/other").status()).isEqualTo(404);
    }

    private record StoredFile(String id, String contentType, boolean dangerous) {
        static final Kind<StoredFile> KIND = Kind.of(
                        StoredFile.class, "attachment", file -> PurgeUnit.ATTACHMENT.key(file.id()))
                .text("id", StoredFile::id)
                .text("contentType", StoredFile::contentType)
                .flag("dangerous", StoredFile::dangerous)
                .read(row -> new StoredFile(row.text("id"), row.text("contentType"), row.flag("dangerous")));
    }

    private House.Answer link(Ticket ticket, String object) {
        return ask(Call.get("/v1/tickets/" + ticket.id() + "/file", "ana").with(Map.of("object", object)));
    }

    @Test
    void theListIsWalkedByCursorWithoutGapsOrRepeats() {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String language = List.of("es", "ja", "pt").get(i % 3);
            opened.add(House.ticket(house.says(
                            new Words("line", "u" + i, "m", "hola", language), Optional.of("login"), Map.of()))
                    .id()
                    .value());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> query =
                    cursor.isEmpty() ? Map.of("limit", "2") : Map.of("limit", "2", "cursor", cursor);
            JsonNode page = ask(Call.get("/v1/tickets", "ana").with(query)).body();
            page.path("tickets").forEach(ticket -> seen.add(ticket.path("id").asString()));
            cursor = page.path("cursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(opened);
        JsonNode japanese = ask(Call.get("/v1/tickets", "ana").with(Map.of("language", "ja")))
                .body();
        assertThat(japanese.path("tickets")).hasSize(3);
        assertThat(ask(Call.get("/v1/tickets", "ana").with(Map.of("state", "solved")))
                        .body()
                        .path("tickets"))
                .isEmpty();
    }

    @Test
    void aTicketIsShownWithItsStoryAndWhatCouldNotBeSent() {
        Ticket ticket = house.opens("line", "u1", "m1", "account");
        TicketWork work = TicketWork.on(house.current(ticket), house.instant());
        Handover.handOver(
                work,
                "europe",
                new Handover.Story(
                        house.tickets.articles(ticket.id(), 0, 9),
                        List.of(),
                        List.of(),
                        1,
                        List::of,
                        new HandoverReason("handover", Priority.URGENT, 1)));
        assertThat(house.tickets.commit(work).done()).isTrue();
        JsonNode reply = reply(ticket, "k1", "Hola, soy Ana").body();
        Outbound outbound = house.tickets
                .outbound(ticket.id(), reply.path("outbound").asString())
                .orElseThrow();
        house.table.write(
                List.of(Write.put(TicketItems.OUTBOUND, outbound.ended(Outbound.State.REFUSED, "", "blocked"))));

        JsonNode whole = ask(Call.get("/v1/tickets/" + ticket.id(), "ana")).body();

        assertThat(whole.path("ticket").path("agent").asString()).isEqualTo("ana");
        assertThat(whole.path("articles")).hasSize(2);
        assertThat(whole.path("packets").path(0).path("reason").asString()).isEqualTo("handover");
        assertThat(whole.path("summary").path(0).asString()).isEqualTo("No me llega el código");
        assertThat(whole.path("history").valueStream().map(h -> h.path("kind").asString()))
                .contains("opened", "handed-over", "claimed", "agent-replied");
        assertThat(whole.path("outbounds").path(0).path("failed").asBoolean()).isTrue();
        assertThat(whole.path("outbounds").path(0).path("reason").asString()).isEqualTo("blocked");
    }

    @Test
    void whatBecameOfAReplyIsShownAtItsArticle() {
        Ticket ticket = house.opens("whatsapp", "u1", "m1", "account");
        JsonNode reply = reply(ticket, "k1", "Hola, soy Ana").body();
        Outbound sent = house.tickets
                .outbound(ticket.id(), reply.path("outbound").asString())
                .orElseThrow()
                .ended(Outbound.State.SENT, "wamid.1", "");
        house.table.write(List.of(Write.put(TicketItems.OUTBOUND, sent)));
        house.tickets.keep(sent, new Arrival(Arrival.State.FAILED, house.instant(), "no_such_recipient"));

        JsonNode failed = ask(Call.get("/v1/tickets/" + ticket.id(), "ana")).body();

        assertThat(failed.path("articles").path(0).path("delivery").asString()).isEmpty();
        assertThat(failed.path("articles").path(1).path("delivery").asString()).isEqualTo("failed");
        assertThat(failed.path("outbounds").path(0).path("failed").asBoolean()).isTrue();
        assertThat(failed.path("outbounds").path(0).path("reason").asString()).isEqualTo("no_such_recipient");
    }

    @Test
    void whatWaitsIsListedMostUrgentFirstUntilSomebodyTakesIt() {
        Ticket ticket = house.opens("line", "u1", "m1", "account");
        TicketWork work = TicketWork.on(house.current(ticket), house.instant());
        Handover.handOver(
                work,
                "europe",
                new Handover.Story(
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        List::of,
                        new HandoverReason("handover", Priority.HIGH, 1)));
        assertThat(house.tickets.commit(work).done()).isTrue();
        Call waiting = Call.get("/v1/tickets", "ana").with(Map.of("waiting", "true"));

        assertThat(ask(waiting).body().path("tickets")).hasSize(1);
        assertThat(post(ticket, "claim", "ana").status()).isEqualTo(200);
        assertThat(ask(waiting).body().path("tickets")).isEmpty();
    }

    @Test
    void anAnswerGoesWhereThePersonWroteLastAndStaysInItsMailThread() {
        Ticket ticket = House.ticket(house.says(
                new Words("mail", "eva@example.org", "m1", "Hola", "es"),
                Optional.of("login"),
                Map.of("subject", "Sin código", "messageId", "b@x", "references", "a@x")));
        TicketWork stranger = TicketWork.on(house.current(ticket), house.instant());
        Article first = house.newest(ticket);
        stranger.add(new ArticleDraft(
                "third",
                Article.Author.THIRD_PARTY,
                new dev.landfall.ticket.Origin(
                        "mail", "main", house.keys.identity("mail", "main", "other"), "", Map.of("to", "other")),
                "let me in",
                "en",
                house.instant(),
                "person",
                Map.of(),
                List.of(),
                Map.of()));
        assertThat(house.tickets.commit(stranger).done()).isTrue();

        reply(ticket, "k", "Hola Eva");

        Article answer = house.newest(ticket);
        assertThat(answer.origin()).isEqualTo(first.origin());
        assertThat(answer.provenance()).isEqualTo("free_text:agent");
        assertThat(answer.details())
                .containsEntry("subject", "Re: Sin código")
                .containsEntry("inReplyTo", "b@x")
                .containsEntry("references", "a@x");
    }

    @Test
    void aRepeatedKeySaysNothingTwice() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        Answer first = reply(ticket, "k1", "Hola");
        int items = house.table.size();

        assertThat(reply(ticket, "k1", " Hola ")).isEqualTo(first);
        assertThat(house.table.size()).isEqualTo(items);
        assertThat(reply(ticket, "k1", "Adiós").status()).isEqualTo(422);
        assertThat(reply(ticket, "k2", "Hola").status()).isEqualTo(201);
        assertThat(ask(Call.post("/v1/tickets/" + ticket.id() + "/replies", "ana", "{\"text\":\"x\"}"))
                        .status())
                .isEqualTo(400);
        assertThat(house.tickets.outbounds(ticket.id())).hasSize(2);
    }

    @Test
    void aNoteIsKeptAndSentToNobody() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        Answer noted = ask(
                Call.post("/v1/tickets/" + ticket.id() + "/notes", "ana", "{\"text\":\"calls back at 5\"}"),
                "Idempotency-Key",
                "n1");
        assertThat(noted.status()).isEqualTo(201);
        assertThat(house.newest(ticket).visibleToPerson()).isFalse();
        assertThat(house.tickets.outbounds(ticket.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"text\":3}", "{\"text\":\"  \"}", "\u0000", "{\"text\":\"\\uD83D\"}x"})
    void aBodyThatIsNoReplyIsRefused(String body) {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        Answer answer = ask(Call.post("/v1/tickets/" + ticket.id() + "/replies", "ana", body), "Idempotency-Key", "k");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(house.tickets.outbounds(ticket.id())).isEmpty();
    }

    @Test
    void halvesOfPairsAreReplacedAndNovelsRefused() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        Call call = Call.post("/v1/tickets/" + ticket.id() + "/replies", "ana", "{\"text\":\"a\\ud83db\"}");
        assertThat(ask(call, "Idempotency-Key", "k").status()).isEqualTo(201);
        assertThat(house.newest(ticket).text()).isEqualTo("a\uFFFDb");
        assertThat(reply(ticket, "k2", "x".repeat(10_001)).status()).isEqualTo(413);
    }

    @Test
    void nobodyUnknownComesInAndNoTicketThatMustBeGoneIsShown() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        Call call = Call.get("/v1/tickets/" + ticket.id(), "ana");
        assertThat(ask(call.as(Map.of())).status()).isEqualTo(401);
        assertThat(ask(Call.get("/v1/tickets/01h", "ana")).status()).isEqualTo(404);
        assertThat(ask(Call.get("/v1/tickets/..%2Fx", "ana")).status()).isEqualTo(404);
        assertThat(ask(Call.get("/v1/tickets", "ana").with(Map.of("cursor", "%%")))
                        .status())
                .isEqualTo(400);
        assertThat(ask(Call.get("/v1/tickets", "ana").with(Map.of("state", "odd")))
                        .status())
                .isEqualTo(400);

        house.advance(Duration.ofDays(31));

        assertThat(ask(call).status()).isEqualTo(404);
        assertThat(reply(ticket, "k", "Hola").status()).isEqualTo(404);
        assertThat(ask(Call.get("/v1/tickets", "ana")).body().path("tickets")).isEmpty();
    }

    @Test
    void whatIsToldInAMergedTicketLandsAtTheOtherUntilItIsTakenOut() {
        Ticket into = house.opens("line", "u1", "m1", "login");
        Ticket from = house.opens("line", "u1", "m2", "payments");
        String body = "{\"into\":\"" + into.id() + "\"}";
        assertThat(ask(Call.post("/v1/tickets/" + from.id() + "/merge", "ana", body))
                        .status())
                .isEqualTo(200);
        assertThat(ask(Call.get("/v1/tickets", "ana")).body().path("tickets")).hasSize(1);

        Ticket landed = house.opens("line", "u1", "m3", "payments");

        assertThat(landed.id()).isEqualTo(into.id());
        JsonNode seen = ask(Call.get("/v1/tickets/" + into.id(), "ana")).body();
        assertThat(seen.path("merged").get(0).asString()).isEqualTo(from.id().value());
        assertThat(post(from, "unmerge", "ana").status()).isEqualTo(200);
        assertThat(post(from, "unmerge", "ana").status()).isEqualTo(409);
        assertThat(house.opens("line", "u1", "m4", "payments").id()).isEqualTo(from.id());
        assertThat(house.tickets.history(from.id(), 50))
                .extracting(dev.landfall.ticket.Change::kind)
                .contains(dev.landfall.ticket.Change.Kind.MERGED, dev.landfall.ticket.Change.Kind.UNMERGED);
    }

    @Test
    void aTicketIsMergedNeitherIntoItselfNorInACircle() {
        Ticket one = house.opens("line", "u1", "m1", "login");
        Ticket other = house.opens("line", "u2", "m2", "login");
        assertThat(merge(one, one)).isEqualTo(409);
        assertThat(merge(one, other)).isEqualTo(200);
        assertThat(merge(one, other)).isEqualTo(200);
        assertThat(merge(other, one)).isEqualTo(409);
        assertThat(ask(Call.post("/v1/tickets/" + one.id() + "/merge", "ana", "{}"))
                        .status())
                .isEqualTo(400);
    }

    private int merge(Ticket from, Ticket into) {
        String body = "{\"into\":\"" + into.id() + "\"}";
        return ask(Call.post("/v1/tickets/" + from.id() + "/merge", "ana", body))
                .status();
    }

    @Test
    void aMergedTicketWhoseOtherIsSolvedStandsAloneAgain() {
        Ticket one = house.opens("line", "u1", "m1", "login");
        Ticket other = house.opens("line", "u2", "m2", "login");
        merge(one, other);
        post(other, "solve", "ana");

        Ticket next = house.opens("line", "u1", "m3", "login");

        assertThat(next.id()).isEqualTo(one.id());
        assertThat(next.mergedInto()).isEmpty();
    }

    @Test
    void oneArticleBecomesATicketOfItsOwnOnce() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        house.says(new Words("line", "u1", "m2", "me cobraron dos veces", "es"), Optional.of("login"), Map.of());
        Call split = Call.post("/v1/tickets/" + ticket.id() + "/split", "ana", "{\"article\":2}");

        Answer answer = ask(split);

        assertThat(answer.status()).isEqualTo(201);
        String fresh = answer.body().path("ticket").asString();
        assertThat(ask(split).body().path("ticket").asString()).isEqualTo(fresh);
        JsonNode seen = ask(Call.get("/v1/tickets/" + fresh, "ana")).body();
        assertThat(seen.path("articles").get(0).path("text").asString()).isEqualTo("me cobraron dos veces");
        assertThat(seen.path("ticket").path("area").asString()).isEqualTo("payments");
        assertThat(ask(Call.post("/v1/tickets/" + ticket.id() + "/split", "ana", "{\"article\":9}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theTimeFromTheFirstPublicWordToTheFirstDirectOneIsShown() {
        Ticket ticket = House.ticket(house.says(
                new Words("x", "u1", "m1", "No me llega el código", "es"),
                Optional.of("login"),
                Map.of("audience", "public")));
        house.advance(Duration.ofMinutes(42));
        house.says(new Words("x", "u1", "m2", "hola", "es"), Optional.empty(), Map.of("audience", "direct"));

        assertThat(ask(Call.get("/v1/tickets/" + ticket.id(), "ana"))
                        .body()
                        .path("leadTime")
                        .asString())
                .isEqualTo("PT42M");
    }

    @Test
    void oneAgentHasATicketUntilTheyHandItBack() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        assertThat(post(ticket, "claim", "ana").status()).isEqualTo(200);
        assertThat(post(ticket, "claim", "ana").status()).isEqualTo(200);
        assertThat(post(ticket, "claim", "ben").status()).isEqualTo(409);
        assertThat(post(ticket, "hand-back", "ana").body().path("owner").asString())
                .isEqualTo("bot");
        assertThat(post(ticket, "claim", "ben").body().path("agent").asString()).isEqualTo("ben");
        assertThat(post(ticket, "explode", "ben").status()).isEqualTo(404);
    }

    @Test
    void aSolvedTicketOpensAgainUnlessAnotherOneIsOpenByNow() {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        assertThat(post(ticket, "solve", "ana").body().path("state").asString()).isEqualTo("solved");
        assertThat(post(ticket, "solve", "ana").status()).isEqualTo(200);
        assertThat(house.tickets.openTickets(ticket.contact())).isEmpty();
        assertThat(post(ticket, "reopen", "ana").body().path("state").asString())
                .isEqualTo("open");
        post(ticket, "solve", "ana");

        house.opens("line", "u1", "m2", "login");

        assertThat(post(ticket, "reopen", "ana").status()).isEqualTo(409);
    }

    @Test
    void solvingStartsThePeriodWhereTheLawCountsFromThere() {
        Ticket ticket = House.ticket(house.says(
                new Words("line", "u1", "m1", "Hallo", "en"), Optional.of("login"), Map.of("country", "DE")));
        house.advance(Duration.ofDays(2));
        post(ticket, "solve", "ana");
        Ticket solved = house.tickets.find(ticket.id()).orElseThrow();
        assertThat(house.table.dump().stream()
                        .filter(item -> item.getOrDefault("what", text("")).s().equals("ticket#" + ticket.id()))
                        .map(item -> item.getOrDefault("at", text("")).s()))
                .containsExactlyElementsOf(solved.stamp().purgeAt().stream()
                        .map(dev.landfall.table.Instants::key)
                        .toList());
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue text(String value) {
        return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value);
    }

    private Answer ask(Call call, String... headers) {
        return house.ask(desk, call, headers);
    }

    private Answer post(Ticket ticket, String action, String agent) {
        return ask(Call.post("/v1/tickets/" + ticket.id() + "/" + action, agent, ""));
    }

    private Answer reply(Ticket ticket, String key, String text) {
        String body = House.MAPPER.writeValueAsString(Map.of("text", text));
        return ask(Call.post("/v1/tickets/" + ticket.id() + "/replies", "ana", body), "Idempotency-Key", key);
    }
}
