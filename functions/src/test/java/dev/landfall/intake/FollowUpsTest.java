package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.table.Write;
import dev.landfall.ticket.Arrival;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Handover;
import dev.landfall.ticket.HandoverReason;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.TicketWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {

    private final House house = new House();

    private static Webhook whatsapp(String part) {
        String body =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"metadata\":{\"phone_number_id\":\"77\"},\"contacts\":[]," + part + "}}]}]}";
        return Webhook.meta("whatsapp", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Webhook said(String id, String text) {
        return message(id, "\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}", 0);
    }

    private static Webhook edit(String id, String original, String text, int seconds) {
        return message(
                id,
                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"" + original
                        + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}}}",
                seconds);
    }

    private static Webhook revoke(String id, String original) {
        return message(id, "\"type\":\"revoke\",\"revoke\":{\"original_message_id\":\"" + original + "\"}", 9);
    }

    private static Webhook message(String id, String content, int seconds) {
        return whatsapp("\"messages\":[{\"from\":\"49\",\"id\":\"" + id + "\",\"timestamp\":\""
                + (House.NOW.getEpochSecond() + seconds) + "\"," + content + "}]");
    }

    private static Webhook status(String state, int seconds) {
        return whatsapp("\"statuses\":[{\"id\":\"wamid.9\",\"status\":\"" + state + "\",\"timestamp\":\""
                + (House.NOW.getEpochSecond() + seconds) + "\",\"errors\":[{\"code\":131026}]}]");
    }

    private Ticket ticket() {
        return house.ticketsOf("whatsapp", "49").getFirst();
    }

    private Article first() {
        return house.articles(ticket().id()).getFirst();
    }

    private Outbound outbound() {
        return house.tickets.outbounds(ticket().id()).getFirst();
    }

    /** The bot's answer goes out, as the send room settles it. */
    private void settle(String channel, String user) {
        Ticket ticket = house.ticketsOf(channel, user).getFirst();
        Outbound pending = house.tickets.outbounds(ticket.id()).getFirst();
        Outbound sent = pending.claimed(house.clock.instant()).ended(Outbound.State.SENT, "wamid.9", "");
        Article says = house.tickets.article(ticket.id(), sent.article()).orElseThrow();
        assertThat(house.tickets
                        .write(List.of(
                                Write.put(TicketItems.OUTBOUND, sent), house.tickets.sentPointer(sent, says.origin())))
                        .done())
                .isTrue();
    }

    private void take(Webhook... webhooks) {
        for (Webhook webhook : webhooks) {
            assertThat(house.send(webhook).status()).isEqualTo(200);
        }
        house.work();
    }

    private void handOver() {
        TicketWork work = TicketWork.on(ticket(), house.clock.instant());
        Handover.handOver(
                work,
                "europe",
                new Handover.Story(
                        house.articles(ticket().id()),
                        List.of(),
                        List.of(),
                        1,
                        text -> List.of(text.split("(?<=[.]) ")),
                        new HandoverReason("handover", Priority.NORMAL, 1)));
        assertThat(house.tickets.commit(work).done()).isTrue();
    }

    private List<String> summary() {
        return house.tickets.packets(ticket().id()).getFirst().summary();
    }

    @Test
    void anEditChangesTheArticleAndTheSummaryThatQuotesIt() {
        take(said("w1", "My code never came. I am Ana."));
        handOver();

        take(edit("w2", "w1", "My call drops.", 5));

        assertThat(first().text()).isEqualTo("My call drops.");
        assertThat(first().editedAt()).contains(House.NOW.plusSeconds(5));
        assertThat(summary()).containsExactly("My call drops.");
        assertThat(house.tickets.history(ticket().id(), 50))
                .extracting(Change::kind)
                .contains(Change.Kind.EDITED);
        assertThat(house.articles(ticket().id()))
                .filteredOn(Article::fromPerson)
                .hasSize(1);
    }

    @Test
    void anOlderEditDoesNotOverwriteANewerOne() {
        take(said("w1", "one"), edit("w3", "w1", "three", 30));

        take(edit("w2", "w1", "two", 20));

        assertThat(first().text()).isEqualTo("three");
        assertThat(house.outcomes()).contains("IGNORED overtaken");
    }

    @Test
    void anEditOfAMessageNeverSeenIsANewMessage() {
        take(edit("w2", "w1", "My code never came", 5));
        take(said("w1", "My cod"));

        assertThat(first().text()).isEqualTo("My code never came");
        assertThat(house.articles(ticket().id()))
                .filteredOn(Article::fromPerson)
                .hasSize(1);
        assertThat(house.outcomes()).containsExactly("PROCESSED", "PROCESSED taken_as_new");
    }

    @ParameterizedTest(name = "after {0} writes")
    @ValueSource(ints = {0, 1, 2, 3})
    void anEditTakenAsNewThatDiesBeforeItsOwnOutcomeIsNoEditWhenItComesAgain(int writes) {
        assertThat(house.send(edit("w2", "w1", "My code never came", 5)).status())
                .isEqualTo(200);

        house.table.dieAfter(writes);
        house.work();
        house.table.dieAfter(Integer.MAX_VALUE);
        house.work();

        assertThat(first().text()).isEqualTo("My code never came");
        assertThat(first().editedAt()).isEmpty();
        assertThat(house.outcomes()).containsExactly("PROCESSED", "PROCESSED taken_as_new");
    }

    @Test
    void anEditMayMakeAPublicPostOneThatNamesUs() {
        String body =
                "{\"object\":\"page\",\"entry\":[{\"id\":\"900\",\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":"
                        + "\"comment\",\"verb\":\"add\",\"comment_id\":\"c\",\"post_id\":\"p\",\"from\":{\"id\":\"42\"},"
                        + "\"message\":\"nice weather\",\"created_time\":1790000000}}]}]}";
        take(Webhook.meta("messenger", body.getBytes(StandardCharsets.UTF_8)));
        assertThat(house.ticketsOf("messenger", "42")).isEmpty();

        take(Webhook.meta(
                "messenger",
                body.replace("\"add\"", "\"edited\"")
                        .replace("nice weather", "I do not receive the verification code")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(house.ticketsOf("messenger", "42")).hasSize(1);
    }

    @Test
    void aWithdrawnMessageLeavesNoWordBehind() {
        take(said("w1", "My code never came. I am Ana."), said("w2", "Please help."));
        handOver();

        take(revoke("w3", "w1"));

        assertThat(first().text()).isEmpty();
        assertThat(first().withdrawn()).isTrue();
        assertThat(first().visibleToPerson()).isFalse();
        assertThat(summary()).containsExactly("Please help.");
        assertThat(house.tickets
                        .timeline(ticket().contact(), 50, java.util.Optional.empty())
                        .items())
                .noneMatch(article -> article.text().contains("code"));
        assertThat(house.tickets.history(ticket().id(), 50))
                .extracting(Change::kind)
                .contains(Change.Kind.WITHDRAWN);
    }

    @Test
    void aSentenceThatAnotherMessageSaysTooStaysInTheSummary() {
        take(said("w1", "Please help."), said("w2", "Please help."));
        handOver();

        take(revoke("w3", "w1"));

        assertThat(summary()).contains("Please help.");
    }

    @Test
    void aMessageWithdrawnBeforeItIsSeenIsNeverTakenIn() {
        take(revoke("w3", "w1"));
        take(said("w1", "My code never came"));
        take(edit("w4", "w1", "My code", 60));

        assertThat(house.ticketsOf("whatsapp", "49")).isEmpty();
        assertThat(house.outcomes())
                .containsExactly("IGNORED withdrawn", "IGNORED withdrawn_before", "IGNORED withdrawn_unseen");
    }

    @Test
    void anEditAfterTheWithdrawalBringsNothingBack() {
        take(said("w1", "My code never came"), revoke("w3", "w1"), edit("w4", "w1", "My code", 60));

        assertThat(first().text()).isEmpty();
        assertThat(house.outcomes()).contains("IGNORED withdrawn_before");
    }

    @Test
    void aReplayedEditWritesNothing() {
        take(said("w1", "one"), edit("w2", "w1", "two", 5));
        long version = ticket().version();

        house.again(house.queue.entries().getLast());

        assertThat(ticket().version()).isEqualTo(version);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void statusesInAnyOrderEndAtTheFurthest(long seed) {
        take(said("w1", "hola"));
        settle("whatsapp", "49");
        List<String> states = new ArrayList<>(List.of("sent", "delivered", "read", "failed", "sent"));
        Collections.shuffle(states, new Random(seed));

        for (int i = 0; i < states.size(); i++) {
            take(status(states.get(i), i));
        }

        assertThat(outbound().arrival().orElseThrow().state()).isEqualTo(Arrival.State.READ);
        assertThat(outbound().state()).isEqualTo(Outbound.State.SENT);
    }

    @Test
    void aFailureIsKeptWithItsReason() {
        take(said("w1", "hola"));
        settle("whatsapp", "49");

        take(status("failed", 3));

        assertThat(outbound().arrival())
                .contains(new Arrival(Arrival.State.FAILED, House.NOW.plusSeconds(3), "no_such_recipient"));
        assertThat(outbound().gaveUp()).isTrue();
    }

    @Test
    void aStatusThatIsFasterThanItsSendWaitsForIt() {
        take(said("w1", "hola"));
        take(status("delivered", 1));
        assertThat(house.outcomes()).containsExactly("PROCESSED");
        settle("whatsapp", "49");

        house.work();

        assertThat(outbound().arrival().orElseThrow().state()).isEqualTo(Arrival.State.DELIVERED);
    }

    @Test
    void aStatusOfSomebodyElsesMessageIsCountedAfterAWhile() {
        take(status("read", 1));

        house.clock.advance(Duration.ofMinutes(3));
        house.work();

        assertThat(house.outcomes()).containsExactly("IGNORED unknown_message");
    }

    @Test
    void readingUntilAnInstantReachesWhatWasSaidBefore() {
        String event = "{\"object\":\"page\",\"entry\":[{\"id\":\"900\",\"messaging\":[{\"sender\":{\"id\":\"42\"},"
                + "\"timestamp\":" + House.NOW.toEpochMilli() + ",%s}]}]}";
        take(Webhook.meta(
                "messenger",
                event.formatted("\"message\":{\"mid\":\"m1\",\"text\":\"hola\"}")
                        .getBytes(StandardCharsets.UTF_8)));
        settle("messenger", "42");

        take(Webhook.meta(
                "messenger",
                event.formatted("\"read\":{\"watermark\":" + (House.NOW.toEpochMilli() - 1) + "}")
                        .getBytes(StandardCharsets.UTF_8)));
        Ticket ticket = house.ticketsOf("messenger", "42").getFirst();
        assertThat(house.tickets.outbounds(ticket.id()).getFirst().arrival()).isEmpty();
        take(Webhook.meta(
                "messenger",
                event.formatted("\"read\":{\"watermark\":" + (House.NOW.toEpochMilli() + 1) + "}")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(house.tickets
                        .outbounds(ticket.id())
                        .getFirst()
                        .arrival()
                        .orElseThrow()
                        .state())
                .isEqualTo(Arrival.State.READ);
    }

    @Test
    void aTelegramEditAndALineUnsendReachTheirArticles() {
        String update =
                "{\"update_id\":%d,\"%s\":{\"message_id\":7,\"date\":1795514400,%s\"text\":\"%s\",\"from\":{\"id\":42},"
                        + "\"chat\":{\"id\":42,\"type\":\"private\"}}}";
        take(
                Webhook.telegram(update.formatted(1, "message", "", "one").getBytes(StandardCharsets.UTF_8)),
                Webhook.telegram(update.formatted(2, "edited_message", "\"edit_date\":1795514460,", "two")
                        .getBytes(StandardCharsets.UTF_8)),
                Webhook.line(Webhook.lineText("U42", "m1", "secret")),
                Webhook.line(
                        "{\"events\":[{\"type\":\"unsend\",\"timestamp\":1795514400000,\"source\":{\"type\":\"user\","
                                + "\"userId\":\"U42\"},\"unsend\":{\"messageId\":\"m1\"}}]}"));

        assertThat(house.articles(house.ticketsOf("telegram", "42").getFirst().id())
                        .getFirst()
                        .text())
                .isEqualTo("two");
        assertThat(house.articles(house.ticketsOf("line", "U42").getFirst().id())
                        .getFirst()
                        .withdrawn())
                .isTrue();
    }

    @Test
    void anEditedAndADeletedPostOnXReachTheirArticles() {
        String post =
                "{\"for_user_id\":\"900\",\"tweet_create_events\":[{\"id_str\":\"%s\",\"timestamp_ms\":\"%d\",\"text\":"
                        + "\"@landfall %s\",\"user\":{\"id_str\":\"42\"},\"edit_history\":{\"edit_tweet_ids\":[\"10\"%s]},"
                        + "\"entities\":{\"user_mentions\":[{\"id_str\":\"900\"}]}}]}";
        take(
                Webhook.x(post.formatted("10", 1795514400000L, "one", "")),
                Webhook.x(post.formatted("11", 1795514460000L, "two", ",\"11\"")));
        Ticket ticket = house.ticketsOf("x", "42").getFirst();
        assertThat(house.articles(ticket.id()).getFirst().text()).isEqualTo("@landfall two");

        take(Webhook.x(
                "{\"for_user_id\":\"900\",\"tweet_delete_events\":[{\"status\":{\"id\":\"10\",\"user_id\":\"42\"},"
                        + "\"timestamp_ms\":\"1795514500000\"}]}"));

        assertThat(house.articles(ticket.id()).getFirst().withdrawn()).isTrue();
    }
}
