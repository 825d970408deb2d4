package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.media.FileHost;
import dev.landfall.queue.Queue;
import dev.landfall.retention.PurgeExpired;
import dev.landfall.retention.PurgeUnits;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Purging;
import dev.landfall.ticket.Ticket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FetchMediaTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0102");
    private static final byte[] OTHER_PNG = HexFormat.of().parseHex("89504e470d0a1a0a0909");
    private static final byte[] PROGRAM = HexFormat.of().parseHex("4d5a90000300");

    private final House house = new House();
    private final FileHost host = new FileHost();
    private final FetchMedia function = house.fetchMedia(host.base());
    private int asked;

    @AfterEach
    void theHostCloses() {
        host.close();
    }

    private static String line(String id, String type, String more) {
        return """
                {"destination":"U1","events":[{"type":"message","mode":"active","timestamp":1795514400000,
                 "webhookEventId":"w%1$s","source":{"type":"user","userId":"u1"},"replyToken":"r%1$s",
                 "message":{"id":"%1$s","type":"%2$s"%3$s}}]}""".formatted(id, type, more);
    }

    private static Webhook unsent(String id) {
        return Webhook.line("""
                {"destination":"U1","events":[{"type":"unsend","mode":"active","timestamp":1795514500000,
                 "webhookEventId":"u%1$s","source":{"type":"user","userId":"u1"},"unsend":{"messageId":"%1$s"}}]}""".formatted(id));
    }

    private static Webhook telegram(String kind, String update, String content) {
        return Webhook.telegram("""
                {"update_id":%s,"%s":{"message_id":7,"from":{"id":42,"is_bot":false},"chat":{"id":42,"type":"private"},
                 "date":1795514400,"edit_date":%s%s}}""".formatted(update, kind, Long.parseLong(update) + 1_795_514_400L, content)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Webhook messenger(int pictures) {
        String attachments = IntStream.range(0, pictures)
                .mapToObj(i ->
                        "{\"type\":\"image\",\"payload\":{\"url\":\"https://scontent.xx.fbcdn.net/p" + i + ".png\"}}")
                .collect(Collectors.joining(","));
        return Webhook.meta(
                "messenger",
                ("{\"object\":\"page\",\"entry\":[{\"id\":\"900\",\"messaging\":[{\"sender\":{\"id\":\"42\"},"
                                + "\"recipient\":{\"id\":\"900\"},\"timestamp\":1795514400000,\"message\":{\"mid\":\"m1\","
                                + "\"attachments\":[" + attachments + "]}}]}]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void takeIn(Webhook webhook) {
        house.send(webhook);
        house.work();
    }

    private List<String> jobs() {
        List<String> all =
                house.mediaQueue.entries().stream().map(Queue.Entry::body).toList();
        List<String> fresh = all.subList(asked, all.size());
        asked = all.size();
        return fresh;
    }

    private void fetchAll() {
        jobs().forEach(job -> assertThat(house.fetch(function, job, 1)).isTrue());
    }

    private Article message() {
        return house.ticketsOf("line", "u1").stream()
                .map(ticket -> house.articles(ticket.id()).getFirst())
                .findFirst()
                .orElseGet(() -> house.articles(ticketOf("telegram")
                                .or(() -> ticketOf("messenger"))
                                .orElseThrow()
                                .id())
                        .getFirst());
    }

    private Optional<Ticket> ticketOf(String channel) {
        return house.ticketsOf(channel, "42").stream().findFirst();
    }

    private static JsonNode list(Article article, String detail) {
        return JsonMapper.shared().readTree(article.details().getOrDefault(detail, "[]"));
    }

    private static List<String> reasons(Article article) {
        return list(article, "mediaNotes")
                .valueStream()
                .map(note -> note.path("reason").asString())
                .toList();
    }

    @Test
    void aPictureIsKeptWithItsMessageAndItsTimeToGo() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(200, "image/jpeg", PNG);
        fetchAll();

        Article article = message();
        assertThat(article.objects()).singleElement().satisfies(object -> {
            assertThat(object).startsWith("attachments/");
            assertThat(house.objects.get(object)).contains(PNG);
        });
        JsonNode file = list(article, "attachments").path(0);
        assertThat(file.path("type").asString()).isEqualTo("image/png");
        assertThat(file.path("bytes").asInt()).isEqualTo(PNG.length);
        assertThat(file.path("dangerous").asBoolean()).isFalse();
        assertThat(house.tickets.history(article.ticket(), 20))
                .extracting(Change::kind)
                .contains(Change.Kind.FILED);
        assertThat(house.count("attachment")).hasSize(1);
    }

    @Test
    void theJobHoldsIdsAndNothingOfWhatWasSent() {
        takeIn(messenger(1));

        assertThat(jobs())
                .singleElement()
                .satisfies(job ->
                        assertThat(job).doesNotContain("http", "fbcdn", "42").contains("\"receipt\"", "\"media\":0"));
    }

    @Test
    void aTextAsksForNothing() {
        takeIn(Webhook.line(Webhook.lineText("u1", "1", "hello")));
        takeIn(Webhook.line(line("2", "sticker", ",\"packageId\":\"1\"")));

        assertThat(jobs()).isEmpty();
    }

    @Test
    void theFileGoesWhenItsTimeIsUp() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(200, "image/png", PNG);
        fetchAll();

        purgeAfter(Duration.ofHours(23));
        assertThat(house.objects.keys()).hasSize(1);
        purgeAfter(Duration.ofHours(2));

        assertThat(house.objects.keys()).isEmpty();
        assertThat(house.count("attachment")).isEmpty();
        assertThat(message().objects()).hasSize(1);
    }

    private void purgeAfter(Duration time) {
        house.clock.advance(time);
        new PurgeExpired(
                        house.table,
                        new PurgeUnits(house.table, house.objects, house.keys),
                        house.policies(),
                        house.clock)
                .run();
    }

    @Test
    void aJobThatIsRepeatedFetchesAndKeepsNothingTwice() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(200, "image/png", PNG);
        String job = jobs().getFirst();
        for (int i = 0; i < 3; i++) {
            assertThat(house.fetch(function, job, 1)).isTrue();
        }

        assertThat(host.seen()).hasSize(1);
        assertThat(list(message(), "attachments").size()).isEqualTo(1);
        assertThat(house.objects.keys()).hasSize(1);
    }

    @Test
    void twoJobsForOneFileAtOnceKeepItOnce() throws InterruptedException {
        takeIn(Webhook.line(line("1", "image", "")));
        String job = jobs().getFirst();
        List<Thread> others = new ArrayList<>();
        host.answers(200, "image/png", PNG).answers(200, "image/png", PNG).meanwhile(() -> {
            host.meanwhile(() -> {});
            others.add(Thread.ofVirtual().start(() -> house.fetch(function, job, 1)));
        });
        house.fetch(function, job, 1);
        others.getFirst().join();

        assertThat(list(message(), "attachments").size()).isEqualTo(1);
        assertThat(message().objects()).hasSize(1);
        assertThat(house.objects.keys()).hasSize(1);
    }

    @Test
    void aMessageThatIsDeliveredAgainAsksAgainButIsFetchedOnce() {
        Webhook webhook = Webhook.line(line("1", "image", ""));
        takeIn(webhook);
        house.again(house.queue.entries().getFirst());
        host.answers(200, "image/png", PNG);
        fetchAll();

        assertThat(house.mediaQueue.entries()).hasSize(2);
        assertThat(host.seen()).hasSize(1);
    }

    @Test
    void aMessageIsTakenInAgainWhileTheQueueOfFilesIsDown() {
        house.mediaQueue.breakDown(true);
        takeIn(Webhook.line(line("1", "image", "")));
        assertThat(jobs()).isEmpty();
        house.mediaQueue.breakDown(false);
        house.work();

        assertThat(jobs()).hasSize(1);
        assertThat(house.ticketsOf("line", "u1")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} ends as {1}")
    @CsvSource({"401, refused", "403, refused", "404, expired", "410, expired", "400, rejected"})
    void whatTheVendorDoesNotGiveBecomesANote(int status, String reason) {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(status, "no");
        fetchAll();

        assertThat(reasons(message())).containsExactly(reason);
        assertThat(message().objects()).isEmpty();
        assertThat(house.objects.keys()).isEmpty();
    }

    @Test
    void whatIsTooLargeBecomesANote() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.saysRaw("HTTP/1.1 200 x\r\nContent-Length: 10485761\r\n\r\n", new byte[0]);
        fetchAll();

        assertThat(reasons(message())).containsExactly("too_large");
    }

    @Test
    void aPictureThatIsNoneBecomesANote() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(200, "image/png", "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
        fetchAll();

        assertThat(reasons(message())).containsExactly("wrong_kind");
        assertThat(house.objects.keys()).isEmpty();
    }

    @Test
    void anEmptyFileBecomesANote() {
        takeIn(Webhook.line(line("1", "file", ",\"fileName\":\"a.pdf\"")));
        host.answers(200, "application/pdf", new byte[0]);
        fetchAll();

        assertThat(reasons(message())).containsExactly("empty");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"invoice.pdf", "setup.exe"})
    void aProgramIsKeptButNotHandedOut(String name) {
        takeIn(Webhook.line(line("1", "file", ",\"fileName\":\"" + name + "\"")));
        host.answers(200, "application/pdf", PROGRAM);
        fetchAll();

        JsonNode file = list(message(), "attachments").path(0);
        assertThat(file.path("dangerous").asBoolean()).isTrue();
        assertThat(file.path("name").asString()).isEqualTo(name);
        assertThat(house.table.dump().stream().filter(item -> item.get("sk").s().equals("attachment")))
                .singleElement()
                .satisfies(item -> assertThat(item.get("dangerous").bool()).isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"429, rate_limited", "500, vendor_failed", "202, not_ready"})
    void aFaultThatMayPassIsTriedAgainAndBecomesANoteAtTheEnd(int status, String reason) {
        takeIn(Webhook.line(line("1", "video", "")));
        String job = jobs().getFirst();
        int attempts = house.policies().current(ChannelRules.POLICY).media().attempts();
        for (int i = 1; i < attempts; i++) {
            host.answers(status, "");
            assertThat(house.fetch(function, job, i)).isFalse();
            assertThat(reasons(message())).isEmpty();
        }
        host.answers(status, "");
        assertThat(house.fetch(function, job, attempts)).isTrue();

        assertThat(reasons(message())).containsExactly(reason);
    }

    @Test
    void theTriesOfThePolicyAreThoseOfTheQueue() throws IOException {
        String template = Files.readString(Path.of("../template.yaml"));
        String queue =
                template.substring(template.indexOf("  MediaQueue:\n"), template.indexOf("  MediaDeadLetters:\n"));

        assertThat(queue)
                .contains("maxReceiveCount: "
                        + house.policies().current(ChannelRules.POLICY).media().attempts());
    }

    @Test
    void whatWasTakenBackBeforeIsNotFetched() {
        takeIn(Webhook.line(line("1", "image", "")));
        takeIn(unsent("1"));
        host.answers(200, "image/png", PNG);
        fetchAll();

        assertThat(host.seen()).isEmpty();
        assertThat(house.objects.keys()).isEmpty();
    }

    @Test
    void whatIsTakenBackWhileItIsFetchedIsNotKept() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(200, "image/png", PNG).meanwhile(() -> takeIn(unsent("1")));
        fetchAll();

        assertThat(message().withdrawn()).isTrue();
        assertThat(message().objects()).isEmpty();
        assertThat(house.objects.keys()).isEmpty();
        assertThat(house.count("attachment")).isEmpty();
        assertThat(house.table.dump().stream().map(item -> item.get("sk").s()).filter(sk -> sk.contains("attachment#")))
                .isEmpty();
    }

    @Test
    void whatIsTakenBackLaterTakesItsFileAlong() {
        takeIn(Webhook.line(line("1", "image", "")));
        host.answers(200, "image/png", PNG);
        fetchAll();
        takeIn(unsent("1"));

        assertThat(house.objects.keys()).isEmpty();
    }

    @ParameterizedTest(name = "while it is fetched: {0}")
    @ValueSource(booleans = {false, true})
    void aTicketThatIsPurgedKeepsNothing(boolean meanwhile) {
        takeIn(Webhook.line(line("1", "image", "")));
        Ticket ticket = house.ticketsOf("line", "u1").getFirst();
        Runnable purge = () -> house.table.write(Purging.begin(
                house.tickets.find(ticket.id()).orElseThrow(),
                house.tickets.openMatter(ticket.contact(), ticket.matter().area())));
        host.answers(200, "image/png", PNG);
        if (meanwhile) {
            host.meanwhile(purge);
        } else {
            purge.run();
        }
        fetchAll();

        assertThat(house.objects.keys()).isEmpty();
        assertThat(house.count("attachment")).isEmpty();
    }

    @Test
    void aJobThatComesAfterTheFilesTimeKeepsNothing() {
        takeIn(Webhook.line(line("1", "image", "")));
        house.clock.advance(Duration.ofHours(25));
        host.answers(200, "image/png", PNG);
        fetchAll();

        assertThat(host.seen()).isEmpty();
        assertThat(reasons(message())).containsExactly("too_late");
    }

    @Test
    void ofTooManyOnlySoManyAreFetched() {
        takeIn(messenger(25));
        for (int i = 0; i < 10; i++) {
            byte[] picture = PNG.clone();
            picture[9] = (byte) i;
            host.answers(200, "image/png", picture);
        }
        fetchAll();

        assertThat(message().objects()).hasSize(10);
        assertThat(reasons(message())).containsExactly("too_many");
        assertThat(host.seen()).hasSize(10);
    }

    @Test
    void theSamePictureTwiceInAMessageIsOneFile() {
        takeIn(messenger(2));
        host.answers(200, "image/png", PNG).answers(200, "image/png", PNG);
        fetchAll();

        assertThat(list(message(), "attachments").size()).isEqualTo(2);
        assertThat(message().objects()).hasSize(1);
        assertThat(house.objects.keys()).hasSize(1);
    }

    @Test
    void anotherPictureOfTheSameMessageTakesThePlaceOfTheFirst() {
        takeIn(telegram("message", "1", ",\"caption\":\"look\",\"photo\":[{\"file_id\":\"a\"}]"));
        host.answers(200, "{\"ok\":true,\"result\":{\"file_path\":\"a\"}}").answers(200, "image/png", PNG);
        fetchAll();
        takeIn(telegram("edited_message", "2", ",\"caption\":\"look here\",\"photo\":[{\"file_id\":\"b\"}]"));
        assertThat(message().objects()).hasSize(1);
        host.answers(200, "{\"ok\":true,\"result\":{\"file_path\":\"b\"}}").answers(200, "image/png", OTHER_PNG);
        fetchAll();

        assertThat(message().text()).isEqualTo("look here");
        assertThat(message().objects())
                .singleElement()
                .satisfies(object -> assertThat(house.objects.get(object)).contains(OTHER_PNG));
        assertThat(house.objects.keys()).hasSize(1);
    }

    @Test
    void anEditOfTheWordsLeavesThePictureAlone() {
        takeIn(telegram("message", "1", ",\"caption\":\"look\",\"photo\":[{\"file_id\":\"a\"}]"));
        List<String> first = jobs();
        host.answers(200, "{\"ok\":true,\"result\":{\"file_path\":\"a\"}}").answers(200, "image/png", PNG);
        first.forEach(job -> house.fetch(function, job, 1));
        takeIn(telegram("edited_message", "2", ",\"caption\":\"look here\",\"photo\":[{\"file_id\":\"a\"}]"));
        fetchAll();
        first.forEach(job -> assertThat(house.fetch(function, job, 1)).isTrue());

        assertThat(host.seen()).hasSize(2);
        assertThat(list(message(), "attachments").size()).isEqualTo(1);
        assertThat(message().text()).isEqualTo("look here");
    }

    @Test
    void aJobOfAnEarlierWordingEndsWithoutAFile() {
        takeIn(telegram("message", "1", ",\"caption\":\"look\",\"photo\":[{\"file_id\":\"a\"}]"));
        List<String> first = jobs();
        takeIn(telegram("edited_message", "2", ",\"caption\":\"look\",\"photo\":[{\"file_id\":\"b\"}]"));
        first.forEach(job -> assertThat(house.fetch(function, job, 1)).isTrue());

        assertThat(host.seen()).isEmpty();
        assertThat(message().objects()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"receipt\":\"x\",\"index\":0}",
                "{\"receipt\":\"x\",\"index\":0,\"media\":-1}",
                "{\"receipt\":\"x\",\"index\":0,\"media\":\"0\"}",
                "{\"receipt\":\"x\",\"index\":0,\"media\":99999999999}",
                "{\"receipt\":\"unknown\",\"index\":0,\"media\":0}"
            })
    void aMessageThatIsNoneOfOursIsDropped(String body) {
        assertThat(house.fetch(function, body, 1)).isTrue();
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void aPlaceThatTheMessageDoesNotHaveIsDropped() {
        takeIn(Webhook.line(line("1", "image", "")));
        String job = jobs().getFirst().replace("\"media\":0", "\"media\":7");

        assertThat(house.fetch(function, job, 1)).isTrue();
        assertThat(host.seen()).isEmpty();
        assertThat(reasons(message())).isEmpty();
    }
}
