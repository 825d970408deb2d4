package dev.landfall.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Media;
import dev.landfall.channel.VendorHttp;
import dev.landfall.channel.line.LineMedia;
import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.channel.meta.WhatsAppMedia;
import dev.landfall.channel.telegram.TelegramMedia;
import dev.landfall.channel.wechat.WeChatMedia;
import dev.landfall.policy.PolicyFiles;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MediaVendorTest {

    private static final int MOST = 1000;
    private static final byte[] FILE = "the bytes".getBytes(StandardCharsets.UTF_8);
    private static final AccountSecrets ACCOUNT = new AccountSecrets(
            List.of("s"), Optional.of("7:token"), Optional.empty(), Optional.of("https://own.example.org/push"));
    private static final AccountSecrets WITHOUT_TOKEN =
            new AccountSecrets(List.of("s"), Optional.empty(), Optional.empty());
    private static final String DISCORD = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&hm=2";

    private final FileHost host = new FileHost();
    private final ChannelRules rules = new PolicyFiles(JsonMapper.builder().build()).current(ChannelRules.POLICY);
    private final MediaVendor vendor =
            new MediaVendor(() -> rules, new Endpoints(Optional.of(host.base())), InstantSource.system());

    @AfterEach
    void theHostCloses() {
        host.close();
    }

    private static Media at(String url) {
        return new Media("image", "1", Optional.of(url), Optional.empty());
    }

    private Fetched linked(String channel, String url) {
        return LinkedMedia.at(channel, vendor).fetch(at(url), ACCOUNT, MOST);
    }

    private static void assertFile(Fetched fetched) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Content.class,
                        content -> assertThat(content.bytes()).isEqualTo(FILE));
    }

    private static void assertFailed(Fetched fetched, Reason reason) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void telegramIsAskedForThePathAndThenForTheFile() {
        host.answers(200, "{\"ok\":true,\"result\":{\"file_id\":\"f1\",\"file_path\":\"photos/file 1.jpg\"}}")
                .answers(200, "image/jpeg", FILE);

        assertFile(new TelegramMedia(vendor).fetch(new Media("photo", "f1/../x"), ACCOUNT, MOST));
        assertThat(host.paths())
                .containsExactly(
                        "/telegram/media/api.telegram.org/bot7:token/getFile?file_id=f1%2F..%2Fx",
                        "/telegram/media/api.telegram.org/file/bot7:token/photos/file%201.jpg");
    }

    @Test
    void whatTelegramCallsTooBigIsTooLarge() {
        host.answers(400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: file is too big\"}")
                .answers(400, "{\"ok\":false,\"description\":\"Bad Request: wrong file_id\"}")
                .answers(200, "{\"ok\":true,\"result\":{\"file_size\":1001,\"file_path\":\"p\"}}");
        TelegramMedia telegram = new TelegramMedia(vendor);

        assertFailed(telegram.fetch(new Media("photo", "f1"), ACCOUNT, MOST), Reason.TOO_LARGE);
        assertFailed(telegram.fetch(new Media("photo", "f1"), ACCOUNT, MOST), Reason.REJECTED);
        assertFailed(telegram.fetch(new Media("photo", "f1"), ACCOUNT, MOST), Reason.TOO_LARGE);
        assertThat(host.seen()).hasSize(3);
    }

    @Test
    void aPathOfTelegramsThatLeavesItsFolderIsNotAsked() {
        host.answers(200, "{\"ok\":true,\"result\":{\"file_path\":\"../../local/clock\"}}");

        assertFailed(new TelegramMedia(vendor).fetch(new Media("photo", "f1"), ACCOUNT, MOST), Reason.BAD_ADDRESS);
    }

    @Test
    void linesContentIsNotReadyWhileItIsPrepared() {
        host.answers(202, "").answers(200, "video/mp4", FILE);
        LineMedia line = new LineMedia(vendor);

        assertThat(line.fetch(new Media("video", "m1"), ACCOUNT, MOST)).isEqualTo(new Fetched.Later(Reason.NOT_READY));
        assertFile(line.fetch(new Media("video", "m1"), ACCOUNT, MOST));
        assertThat(host.seen().getFirst())
                .startsWith("GET /line/media/api-data.line.me/v2/bot/message/m1/content ")
                .contains("Authorization: Bearer 7:token");
    }

    @Test
    void whatAnotherAppPutIntoALineChatIsNotFetched() {
        assertFailed(
                new LineMedia(vendor).fetch(at("https://elsewhere.test/a.png"), ACCOUNT, MOST), Reason.BAD_ADDRESS);
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void whatsAppsIdLeadsToAnAddressAndBothSeeTheToken() {
        host.answers(200, "{\"url\":\"https://lookaside.fbsbx.com/a/?mid=1&ext=2\",\"file_size\":9}")
                .answers(200, "image/jpeg", FILE);

        assertFile(new WhatsAppMedia(vendor).fetch(new Media("image", "99"), ACCOUNT, MOST));
        assertThat(host.paths())
                .containsExactly(
                        "/whatsapp/media/graph.facebook.com/v24.0/99",
                        "/whatsapp/media/lookaside.fbsbx.com/a/?mid=1&ext=2");
        assertThat(host.seen()).allSatisfy(head -> assertThat(head).contains("Authorization: Bearer 7:token"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/iam/",
                "https://127.0.0.1/x",
                "https://evil.test/x",
                "https://lookaside.fbsbx.com@evil.test/x"
            })
    void anAddressThatWhatsAppWouldNeverGiveIsNotAsked(String url) {
        host.answers(200, "{\"url\":\"" + url + "\"}");

        assertFailed(new WhatsAppMedia(vendor).fetch(new Media("image", "99"), ACCOUNT, MOST), Reason.BAD_ADDRESS);
        assertThat(host.seen()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"40007, EXPIRED", "40001, REFUSED", "42001, REFUSED", "40035, REJECTED"})
    void weChatsNumbersSayWhyThereIsNoFile(int code, Reason reason) {
        host.answers(200, "{\"errcode\":" + code + ",\"errmsg\":\"x\"}");

        assertFailed(new WeChatMedia(vendor).fetch(new Media("image", "m"), ACCOUNT, MOST), reason);
    }

    @Test
    void weChatsVideosLieAtAnAddressThatIsAskedByHttps() {
        host.answers(200, "{\"video_url\":\"http://mpvideo.video.qq.com/v.mp4\"}")
                .answers(200, "video/mp4", FILE);

        assertFile(new WeChatMedia(vendor).fetch(new Media("video", "m"), ACCOUNT, MOST));
        assertThat(host.paths().getLast()).isEqualTo("/wechat/media/mpvideo.video.qq.com/v.mp4");
    }

    @Test
    void aTokenIsShownToTheHostsThatAreListedForItAlone() {
        for (int i = 0; i < 3; i++) {
            host.answers(200, "image/jpeg", FILE);
        }
        assertFile(linked("x", "https://ton.twitter.com/dm/1.jpg"));
        assertFile(linked("x", "https://pbs.twimg.com/media/1.jpg"));
        assertFile(linked("discord", DISCORD));

        assertThat(host.seen().get(0)).contains("Authorization: Bearer 7:token");
        assertThat(host.seen().get(1)).doesNotContain("7:token");
        assertThat(host.seen().get(2)).doesNotContain("7:token");
    }

    @Test
    void aTokenDoesNotFollowToAHostThatIsNotListedForIt() {
        host.sendsOn(302, "https://pbs.twimg.com/media/1.jpg").answers(200, "image/jpeg", FILE);

        assertFile(linked("x", "https://ton.twitter.com/dm/1.jpg"));
        assertThat(host.seen().getLast())
                .startsWith("GET /x/media/pbs.twimg.com/media/1.jpg")
                .doesNotContain("7:token");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1:8080/local/clock",
                "https://[::1]/",
                "https://evil.test/a",
                "file:///etc/passwd",
                "//evil.test/a",
                "https://cdn.discordapp.com:8443/a",
                "/%2e%2e/%2e%2e/local/clock",
                "not an address",
                ""
            })
    void whoSendsUsElsewhereIsNotFollowed(String location) {
        host.sendsOn(302, location).answers(200, "image/png", FILE);

        assertFailed(linked("discord", DISCORD), Reason.BAD_ADDRESS);
        assertThat(host.seen()).hasSize(1);
    }

    @Test
    void whoSendsUsOnWithoutEndIsLeft() {
        for (int i = 0; i < 10; i++) {
            host.sendsOn(307, "/again/" + i);
        }
        assertFailed(linked("discord", DISCORD), Reason.BAD_ADDRESS);
        assertThat(host.seen()).hasSize(4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"401, REFUSED", "403, REFUSED", "404, EXPIRED", "410, EXPIRED", "400, REJECTED", "418, REJECTED"})
    void aRefusalIsForGood(int status, Reason reason) {
        host.answers(status, "no");

        assertFailed(linked("discord", DISCORD), reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"429, RATE_LIMITED", "500, VENDOR_FAILED", "503, VENDOR_FAILED", "408, VENDOR_FAILED"})
    void aFaultOfTheVendorsIsWorthAnotherTry(int status, Reason reason) {
        host.answers(status, "later");

        assertThat(linked("discord", DISCORD)).isEqualTo(new Fetched.Later(reason));
    }

    @Test
    void whatIsToldToBeTooLargeIsNotRead() {
        host.saysRaw("HTTP/1.1 200 x\r\nContent-Length: 99999999999\r\n\r\n", new byte[0]);

        assertFailed(linked("discord", DISCORD), Reason.TOO_LARGE);
    }

    @Test
    void whatTurnsOutToBeTooLargeIsLeftThere() {
        host.saysRaw("HTTP/1.1 200 x\r\n\r\n", new byte[MOST + 1])
                .saysRaw("HTTP/1.1 200 x\r\n\r\n", new byte[MOST])
                .saysRaw("HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n", new byte[2048]);

        assertFailed(linked("discord", DISCORD), Reason.TOO_LARGE);
        assertThat(linked("discord", DISCORD)).isInstanceOf(Fetched.Content.class);
        assertFailed(linked("discord", DISCORD), Reason.TOO_LARGE);
    }

    @Test
    void aFileThatIsNotOfItsToldLengthIsNotTaken() {
        host.saysRaw("HTTP/1.1 200 x\r\nContent-Length: 5\r\n\r\n", FILE);
        host.saysRaw("HTTP/1.1 200 x\r\nContent-Length: 500\r\n\r\n", FILE);

        assertThat(linked("discord", DISCORD)).isEqualTo(new Fetched.Later(Reason.NOT_REACHED));
        assertThat(linked("discord", DISCORD)).isEqualTo(new Fetched.Later(Reason.NOT_REACHED));
    }

    @Test
    void noAnswerIsWorthAnotherTry() {
        // The JDK may ask once more when a kept connection answers nothing of use.
        host.saysRaw("nonsense\r\n\r\n", new byte[0]).saysRaw("nonsense\r\n\r\n", new byte[0]);

        assertThat(linked("discord", DISCORD)).isEqualTo(new Fetched.Later(Reason.NOT_REACHED));
        host.close();
        assertThat(linked("discord", DISCORD)).isEqualTo(new Fetched.Later(Reason.NOT_REACHED));
    }

    @Test
    void aSystemOfOnesOwnHandsOutFilesAtItsOwnHostAlone() {
        host.answers(200, "image/png", FILE);
        LinkedMedia own = LinkedMedia.atOwnHost("generic", vendor);

        assertFile(own.fetch(at("https://own.example.org/files/1.png"), ACCOUNT, MOST));
        assertFailed(own.fetch(at("https://other.example.org/1.png"), ACCOUNT, MOST), Reason.BAD_ADDRESS);
        assertFailed(own.fetch(at("https://own.example.org/1.png"), WITHOUT_TOKEN, MOST), Reason.BAD_ADDRESS);
        assertFailed(own.fetch(new Media("image", "1"), ACCOUNT, MOST), Reason.BAD_ADDRESS);
        assertThat(host.seen()).hasSize(1).allSatisfy(head -> assertThat(head).doesNotContain("7:token"));
    }

    @Test
    void withoutATokenNobodyIsAskedForWhatNeedsOne() {
        Media media = new Media("image", "1");

        assertFailed(new TelegramMedia(vendor).fetch(media, WITHOUT_TOKEN, MOST), Reason.NO_TOKEN);
        assertFailed(new LineMedia(vendor).fetch(media, WITHOUT_TOKEN, MOST), Reason.NO_TOKEN);
        assertFailed(new WhatsAppMedia(vendor).fetch(media, WITHOUT_TOKEN, MOST), Reason.NO_TOKEN);
        assertFailed(new WeChatMedia(vendor).fetch(media, WITHOUT_TOKEN, MOST), Reason.NO_TOKEN);
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void aNameThatLeadsToThisMachineIsLeftBeforeAByteIsSent() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var outcome = new MediaHttp(InstantSource.system())
                    .get(
                            URI.create("https://localhost:" + server.getLocalPort() + "/"),
                            Map.of("Authorization", "Bearer secret"),
                            new MediaHttp.Bounds(
                                    MOST, new VendorHttp.Patience(2000, 2000), Instant.parse("2200-01-01T00:00:00Z")));

            assertThat(outcome).isInstanceOf(MediaHttp.NotPublic.class);
            assertThat(server.accept().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aFileThatDripsIsLeftWhenItsTimeIsUp() {
        host.saysRaw("HTTP/1.1 200 x\r\n\r\n", FILE);

        var outcome = new MediaHttp(InstantSource.fixed(Instant.parse("2026-11-24T10:00:01Z")))
                .get(
                        host.base(),
                        Map.of(),
                        new MediaHttp.Bounds(
                                MOST, new VendorHttp.Patience(2000, 2000), Instant.parse("2026-11-24T10:00:00Z")));

        assertThat(outcome).isInstanceOf(MediaHttp.Nothing.class);
    }

    @Test
    void whatMayOpenAFileIsNeverPrinted() {
        assertThat(List.of(at(DISCORD), new MediaVendor.Ask("x", DISCORD, Optional.of("7:token"), MOST)))
                .allSatisfy(value -> assertThat(value.toString()).doesNotContain("cdn", "token"));
    }

    @Test
    void everyChannelWithFilesHasHostsOrItsOwn() {
        assertThat(rules.media().channels().entrySet().stream()
                        .filter(channel -> !channel.getValue().kinds().isEmpty()))
                .hasSize(9)
                .allSatisfy(channel -> assertThat(channel.getKey().equals("generic")
                                || !channel.getValue().hosts().isEmpty())
                        .as(channel.getKey())
                        .isTrue());
    }
}
