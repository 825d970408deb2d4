package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.queue.Queue;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocialPostToTicketTest {

    private static final String MENTION = ",\"mentionsUs\":true";

    private final House house = new House();

    private Ticket onlyTicket(String user) {
        List<Ticket> tickets = house.ticketsOf("generic", user);
        assertThat(tickets).hasSize(1);
        return tickets.getFirst();
    }

    private void say(String id, String... posts) {
        house.send(Webhook.generic(id, house.clock.instant(), events(posts)));
        house.work();
    }

    @Test
    void aDirectMessageOpensATicketAndIsAnswered() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.work();

        assertThat(house.ticketsOf("line", "u1")).singleElement().satisfies(ticket -> {
            assertThat(ticket.matter().area()).isEqualTo("general");
            assertThat(ticket.matter().reason()).isEqualTo("direct");
            assertThat(ticket.trackingCode()).isNotBlank();
            assertThat(house.articles(ticket.id()))
                    .extracting(Article::author)
                    .containsExactly(Article.Author.PERSON, Article.Author.BOT);
        });
    }

    @Test
    void aDirectMessageThatARuleKnowsOpensItsArea() {
        house.send(Webhook.line(lineText("u1", "1", "no me llega el código de verificación")));
        house.work();

        assertThat(house.ticketsOf("line", "u1")).singleElement().satisfies(ticket -> {
            assertThat(ticket.matter().area()).isEqualTo("login");
            assertThat(ticket.matter().language()).isEqualTo("es");
            assertThat(ticket.matter().reason()).isEqualTo("login-code@1");
            assertThat(ticket.matter().rules()).contains("login-code@1");
            assertThat(ticket.matter().priority()).isEqualTo(Priority.HIGH);
        });
    }

    @Test
    void theNextDirectMessageJoins() {
        house.send(Webhook.line(lineText("u1", "1", "no me llega el código")));
        house.send(Webhook.line(lineText("u1", "2", "sigo esperando")));
        house.work();

        assertThat(house.ticketsOf("line", "u1"))
                .singleElement()
                .satisfies(ticket -> assertThat(house.articles(ticket.id())).hasSize(4));
    }

    @Test
    void whoNamesUsIsAcknowledgedInPublicOnceAndWithoutDetails() {
        say("d1", post("ana", "1", "@us no me llega el código", MENTION));
        say("d2", post("ana", "2", "@us sigo sin el código, no me llega", MENTION));

        Ticket ticket = onlyTicket("ana");
        List<Article> said = house.articles(ticket.id()).stream()
                .filter(article -> article.author() == Article.Author.BOT)
                .toList();
        assertThat(said).singleElement().satisfies(article -> {
            assertThat(article.language()).isEqualTo("es");
            assertThat(article.text())
                    .doesNotContain(ticket.trackingCode(), "código", "login")
                    .isNotBlank();
            assertThat(article.origin().address()).containsEntry("inReplyTo", "1");
        });
        assertThat(house.tickets.outbounds(ticket.id()))
                .singleElement()
                .satisfies(outbound -> assertThat(outbound.kind()).isEqualTo(Outbound.Kind.ACKNOWLEDGEMENT));
        assertThat(house.tickets.history(ticket.id(), 20))
                .extracting(Change::kind)
                .containsExactly(
                        Change.Kind.OPENED, Change.Kind.CONTACTED, Change.Kind.ACKNOWLEDGED, Change.Kind.CONTACTED);
    }

    @Test
    void whoDoesNotNameUsIsToldNothingButTheAgentGetsASuggestion() {
        say("d1", post("ana", "1", "esta app es un desastre, no me llega el código", ""));

        Ticket ticket = onlyTicket("ana");
        assertThat(house.tickets.outbounds(ticket.id())).isEmpty();
        assertThat(house.articles(ticket.id()))
                .extracting(Article::author)
                .containsExactly(Article.Author.PERSON, Article.Author.NOTE);
        assertThat(ticket.matter().area()).isEqualTo("login");
        assertThat(ticket.stamp().jurisdiction().code()).isEqualTo("IN");
        assertThat(house.contacts.contact(ticket.contact()).orElseThrow().locale())
                .isEqualTo("es-MX");
    }

    @Test
    void aPostThatNoRuleKnowsIsIgnoredByName() {
        say("d1", post("ana", "1", "qué bonito día", ""));

        assertThat(house.ticketsOf("generic", "ana")).isEmpty();
        assertThat(house.outcomes()).containsExactly("IGNORED no_rule");
    }

    @Test
    void aMentionThatNoRuleKnowsOpensAGeneralTicket() {
        say("d1", post("ana", "1", "@us una pregunta", MENTION));

        assertThat(onlyTicket("ana").matter().area()).isEqualTo("general");
        assertThat(onlyTicket("ana").matter().reason()).isEqualTo("mention");
    }

    @Test
    void repostsOwnPostsAndUnknownEventsAreIgnoredByName() {
        say(
                "d1",
                post("ana", "1", "no me llega el código", ",\"repost\":true"),
                post("us", "2", "no me llega el código", ""),
                "{\"id\":\"3\",\"type\":\"poke\"}");

        assertThat(house.outcomes())
                .containsExactly("IGNORED own_post", "IGNORED repost", "IGNORED unknown_event_type");
    }

    @Test
    void anEventThatLacksSomethingIsQuarantinedAndTheOthersGoOn() {
        say("d1", "{\"id\":\"1\",\"type\":\"post\",\"text\":\"x\"}", "7", post("ana", "2", "@us hola", MENTION));

        assertThat(house.outcomes()).containsExactly("PROCESSED", "QUARANTINED no_sender", "QUARANTINED not_an_object");
    }

    @Test
    void theSamePostInTwoDeliveriesIsOneArticle() {
        say("d1", post("ana", "1", "@us no me llega el código", MENTION));
        say("d2", post("ana", "1", "@us no me llega el código", MENTION));

        assertThat(house.count("receipt")).hasSize(2);
        assertThat(house.articles(onlyTicket("ana").id()).stream().filter(Article::fromPerson))
                .hasSize(1);
    }

    @Test
    void messagesThatNameNoEventAreConsumed() {
        house.again(new Queue.Entry("not json", "g", "1"));
        house.again(new Queue.Entry("{\"receipt\":\"gone\",\"index\":0}", "g", "2"));
        house.again(new Queue.Entry("[{\"receipt\":1}]", "g", "3"));

        assertThat(house.table.size()).isZero();
    }

    @Test
    void aTableThatFailsSendsTheMessageBackAndNothingIsLost() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.table.dieAfter(0);
        house.work();
        assertThat(house.outcomes()).isEmpty();

        house.table.dieAfter(Integer.MAX_VALUE);
        house.work();

        assertThat(house.outcomes()).containsExactly("PROCESSED");
    }

    @Test
    void aPictureWithoutWordsKeepsItsMediaAndTheAccountsLanguage() {
        say("d1", """
                {"id":"1","type":"message","user":{"id":"ana"},"at":"2026-11-24T09:59:00Z",
                 "media":[{"type":"image","id":"i1"}]}""");

        Ticket ticket = onlyTicket("ana");
        assertThat(ticket.matter().language()).isEqualTo("es-MX");
        assertThat(house.articles(ticket.id()).getFirst().details())
                .containsEntry("media", "image i1")
                .containsEntry("audience", "direct");
    }

    @Test
    void fieldsThatAStrangerMadeTooLongDoNotReachTheTable() {
        String longTag = "en-" + "a".repeat(500_000);
        String longType = "t".repeat(500_000);
        say(
                "d1",
                post(
                        "ana",
                        "1",
                        "hello there",
                        MENTION + ",\"locale\":\"" + longTag + "\",\"media\":[{\"type\":\"" + longType
                                + "\",\"id\":\"i1\"}]"));

        Ticket ticket = onlyTicket("ana");
        assertThat(house.contacts.contact(ticket.contact()).orElseThrow().locale())
                .isEqualTo("es-MX");
        assertThat(house.articles(ticket.id()).getFirst().details()).doesNotContainKey("media");
    }

    @Test
    void onXAMentionIsAnsweredUnderThePostAndADirectMessageAsInChat() {
        house.send(Webhook.x("""
                {"for_user_id":"900","tweet_create_events":[{"id_str":"77","text":"@app me banearon la cuenta",
                 "created_at":"Tue Nov 24 09:59:00 +0000 2026","user":{"id_str":"5","name":"Ana"},
                 "entities":{"user_mentions":[{"id_str":"900"}]}}]}"""));
        house.send(Webhook.x("""
                {"for_user_id":"900","direct_message_events":[{"type":"message_create","id":"78",
                 "created_timestamp":"1795514400000","message_create":{"sender_id":"6",
                 "message_data":{"text":"hola, necesito ayuda"}}}]}"""));
        house.work();

        assertThat(house.ticketsOf("x", "5")).singleElement().satisfies(ticket -> {
            assertThat(ticket.matter().area()).isEqualTo("account");
            assertThat(house.articles(ticket.id()).getLast().origin().address()).containsEntry("inReplyTo", "77");
        });
        assertThat(house.ticketsOf("x", "6"))
                .singleElement()
                .satisfies(ticket ->
                        assertThat(house.articles(ticket.id()).getLast().text()).isEqualTo("an answer"));
    }
}
