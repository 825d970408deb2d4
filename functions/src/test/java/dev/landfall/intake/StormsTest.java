package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.Companion;
import dev.landfall.ticket.Companions;
import dev.landfall.ticket.Incident;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StormsTest {

    private static final String MENTION = ",\"mentionsUs\":true";
    private static final String FIRST = "esta app es un desastre, desde ayer no me llega el código de verificación";

    private static final int PEOPLE = 1000;

    private final House house = new House();
    private final Companions companions = new Companions(house.table);
    private int deliveries;

    private void say(String... posts) {
        house.send(Webhook.generic("d" + ++deliveries, house.clock.instant(), events(posts)));
        house.work();
    }

    private Ticket onlyTicket(String user) {
        return house.ticketsOf("generic", user).getFirst();
    }

    private Companions.Counted counted(TicketId id) {
        return companions.count(id, 100);
    }

    private List<Article> said(Ticket ticket) {
        return house.articles(ticket.id()).stream()
                .filter(article -> article.author() == Article.Author.BOT)
                .toList();
    }

    @Test
    void copiesRepostsAndQuotesAreCountedWithTheFirstPostsTicket() {
        say(post("ana", "1", FIRST, ""));
        say(post("ben", "2", FIRST + " 😡😡 #fail", ""));
        say(post("eva", "3", "RT @ana: " + FIRST, ",\"repost\":true"));
        say(post("ida", "4", FIRST + " https://t.co/abc", ""));
        say(post("ida", "5", FIRST + " https://t.co/xyz", ""));

        Companions.Counted counted = counted(onlyTicket("ana").id());
        assertThat(counted.copies()).isEqualTo(3);
        assertThat(counted.who()).extracting(Companion::userId).containsExactlyInAnyOrder("ben", "eva", "ida");
        assertThat(house.ticketsOf("generic", "ben")).isEmpty();
        assertThat(house.outcomes()).containsExactly("PROCESSED", "PROCESSED counted");
    }

    @Test
    void whoCopiesAndNamesUsIsAnsweredOnceInATicketThatNoDeskLists() {
        say(post("ana", "1", FIRST, MENTION));
        say(post("ben", "2", FIRST + " #fail", MENTION));
        say(post("ben", "3", FIRST + " #fail #again", MENTION));

        Ticket first = onlyTicket("ana");
        Ticket own = onlyTicket("ben");
        assertThat(own.partOf()).contains(first.id());
        assertThat(said(own)).hasSize(1);
        assertThat(counted(first.id()).copies()).isEqualTo(1);
        assertThat(house.tickets
                        .onDesk(first.ownership().desk(), TicketState.OPEN, 10, java.util.Optional.empty())
                        .items())
                .extracting(Ticket::id)
                .containsExactly(first.id());
    }

    @Test
    void aCopyAfterTheWindowOrOfASolvedTicketStandsAlone() {
        say(post("ana", "1", FIRST, ""));
        house.clock.advance(Duration.ofHours(49));
        say(post("ben", "2", FIRST, ""));

        assertThat(house.ticketsOf("generic", "ben")).hasSize(1);
        assertThat(counted(onlyTicket("ana").id()).copies()).isZero();
    }

    @Test
    void whoRepeatsTheSameTextTooOftenIsIgnoredByName() {
        for (int i = 0; i < 5; i++) {
            say(post("ana", "n" + i, FIRST, ""));
        }

        assertThat(house.outcomes()).containsExactly("IGNORED repeated", "PROCESSED");
        assertThat(house.articles(onlyTicket("ana").id()).stream().filter(Article::fromPerson))
                .hasSize(3);
    }

    @Test
    void machinesThatReportOutagesAreIgnoredByName() {
        say("""
                {"id":"1","type":"post","user":{"id":"dd","name":"Downdetector"},"text":"no me llega el código","at":"2026-11-24T09:59:00Z"}""");
        say(post("ana", "2", "User reports indicate no me llega el código", ""));

        assertThat(house.outcomes()).containsExactly("IGNORED automated");
    }

    @Test
    void manyPeopleWithTroubleInOneAreaAreOneIncident() {
        for (int i = 0; i < 40; i++) {
            say(post("u" + i, "p" + i, "mira " + word(i) + " " + word(i + 7) + ", no me llega el código", ""));
        }

        List<Ticket> incidents = incidents();
        assertThat(incidents).hasSize(1);
        assertThat(counted(incidents.getFirst().id()).contacts()).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            assertThat(said(onlyTicket("u" + i))).as("u" + i).hasSize(1);
            assertThat(onlyTicket("u" + i).partOf())
                    .contains(incidents.getFirst().id());
        }
    }

    @Test
    void directMessagesAboutAnIncidentAreAnsweredWithIt() {
        for (int i = 0; i < 31; i++) {
            house.send(Webhook.line(lineText("u" + i, "p" + i, word(i) + " no me llega el código")));
        }
        house.work();

        assertThat(counted(incidents().getFirst().id()).contacts()).isEqualTo(31);
        assertThat(house.ticketsOf("line", "u30"))
                .singleElement()
                .satisfies(ticket -> assertThat(said(ticket))
                        .singleElement()
                        .satisfies(article -> assertThat(article.provenance()).contains("incident.acknowledgement")));
    }

    @Test
    void whoWritesOfSomethingElseLaterIsSeenByTheDeskAgain() {
        manyPeopleWithTroubleInOneAreaAreOneIncident();
        house.clock.advance(Duration.ofHours(3));
        say(post("u35", "later", "hoy otra vez no me llega el código y nadie hace nada", ""));

        assertThat(onlyTicket("u35").partOf()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261124})
    void aThousandPostsAboutOneOutageAreOneIncidentAndEachAuthorIsAnsweredOnce(long seed) {
        Random random = new Random(seed);
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String text = i % 3 == 0 ? copy(i, random) : own(i, random);
            posts.add(post("u" + i, "p" + i, text, i % 2 == 0 ? MENTION : ""));
        }
        List<String> deliveries = new ArrayList<>(posts);
        for (int i = 0; i < PEOPLE; i += 3) {
            deliveries.add(posts.get(random.nextInt(PEOPLE)));
        }
        Collections.shuffle(deliveries, random);
        for (int from = 0; from < deliveries.size(); from += 50) {
            say(deliveries.subList(from, Math.min(from + 50, deliveries.size())).toArray(String[]::new));
        }

        List<Ticket> incidents = incidents();
        assertThat(incidents).hasSize(1);
        TicketId incident = incidents.getFirst().id();
        assertThat(counted(incident).contacts()).isEqualTo(PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            List<Ticket> own = house.ticketsOf("generic", "u" + i);
            assertThat(own).as("u" + i).hasSize(1);
            assertThat(said(own.getFirst())).as("u" + i).hasSize(1);
            assertThat(own.getFirst().partOf()).as("u" + i).contains(incident);
        }
    }

    /** One of a few posts that go round, with trimmings. */
    private static String copy(int i, Random random) {
        String original = List.of(
                        "ok so since this morning my messages not sending at all, whole office has it",
                        "desde las ocho no puedo enviar mensajes, toda mi familia igual, qué pasa hoy",
                        "メッセージが送れないのですが、朝からずっとこの状態で仕事になりません")
                .get(i % 9 / 3);
        return original
                + List.of("", " 😡", " #down", " https://t.co/a" + random.nextInt(1000), " #fail 😭😭")
                        .get(random.nextInt(5));
    }

    /** Everybody's own words about the same, in six languages. */
    private static String own(int i, Random random) {
        String trouble = List.of(
                        "messages not sending",
                        "no puedo enviar mensajes",
                        "não consigo enviar mensagens",
                        "pesan tidak terkirim",
                        "メッセージが送れない",
                        "消息发不出去")
                .get(i % 6);
        return random.nextInt(100_000) + " " + word(random.nextInt(45)) + " " + trouble + " " + random.nextInt(100_000)
                + " " + word(random.nextInt(45));
    }

    @Test
    void aBlockedAccountNeverBecomesATicket() {
        var rules = SenderRules.compile(new dev.landfall.policy.PolicyFile(
                "senders",
                1,
                "test",
                "test",
                java.time.LocalDate.of(2026, 11, 24),
                new tools.jackson.databind.json.JsonMapper().readTree("""
                        {"blocked":{"x":{"main":["7"],"*":["8"]}},"automated":{"mostRepeats":3}}""")));

        assertThat(rules.reason(postOf("x", "7"))).contains("blocked");
        assertThat(rules.reason(postOf("x", "8"))).contains("blocked");
        assertThat(rules.reason(postOf("line", "7"))).isEmpty();
    }

    private static dev.landfall.channel.SocialPost postOf(String channel, String user) {
        return new dev.landfall.channel.SocialPost(
                channel,
                "main",
                "1",
                user,
                user,
                java.util.Optional.empty(),
                "hola",
                true,
                false,
                dev.landfall.channel.SocialPost.Form.ORIGINAL,
                House.NOW,
                java.util.Optional.empty(),
                List.of(),
                new dev.landfall.channel.ReplyAddress(user, java.util.Optional.empty(), java.util.Optional.empty()));
    }

    private List<Ticket> incidents() {
        return List.of("europe", "americas", "india", "indonesia", "gulf", "japan", "china", "global").stream()
                .flatMap(desk -> house.tickets.waiting(desk, 50).stream())
                .map(entry -> house.tickets.find(entry.ticket()).orElseThrow())
                .filter(ticket -> ticket.matter().reason().equals(Incident.REASON))
                .toList();
    }

    private static String word(int i) {
        return List.of("amigos", "gente", "señores", "vecinos", "familia", "equipo", "chicos", "colegas", "todos")
                        .get(i % 9)
                + " "
                + List.of("lunes", "martes", "jueves", "viernes", "domingo").get(i / 9 % 5);
    }
}
