package dev.landfall.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.FakeVendor;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Requests;
import dev.landfall.channel.SocialPost;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.Verification;
import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WeChatChannelTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000L);
    private static final String TIMESTAMP = "1790000000";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final AccountContext MAIN = AccountContext.of("main");
    private static final String TEXT = """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oAna]]></FromUserName>
            <CreateTime>1790000000</CreateTime><MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[收不到验证码 <急>]]></Content><MsgId>23456</MsgId></xml>""";

    private final WeChatChannel channel = new WeChatChannel();

    private static AccountSecrets account(String... secrets) {
        return new AccountSecrets(List.of(secrets), Optional.of("access_1"), Optional.of("gh_1"));
    }

    private static RawRequest plain(String body, String signature, String timestamp) {
        return new RawRequest(
                "POST",
                Map.of(),
                Map.of("signature", signature, "timestamp", timestamp, "nonce", "n1"),
                Requests.bytes(body));
    }

    private static RawRequest secure(String message, String token, String key) {
        String encrypted = WeChatCipher.seal(Requests.bytes(message), "wx1", key, new byte[16]);
        return new RawRequest(
                "POST",
                Map.of(),
                Map.of(
                        "msg_signature",
                        WeChatCipher.signature(token, TIMESTAMP, "n1", Optional.of(encrypted)),
                        "timestamp",
                        TIMESTAMP,
                        "nonce",
                        "n1",
                        "encrypt_type",
                        "aes"),
                Requests.bytes(
                        "<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>"));
    }

    /** Made with {@code printf %s | sha1sum} over {@code 1790000000n1token-1}, the sorted words. */
    private static final String GOLDEN = "445da1dde7c7e0ac0da750184951b7b002685fd4";

    @Test
    void theSignatureIsTheSortedWordsDigest() {
        assertThat(WeChatCipher.signature("token-1", TIMESTAMP, "n1", Optional.empty()))
                .isEqualTo(GOLDEN);
        assertThat(channel.verify(plain(TEXT, GOLDEN, TIMESTAMP), account("token-1"), NOW))
                .isInstanceOf(Verification.Genuine.class);
        assertThat(channel.verify(plain(TEXT, GOLDEN, TIMESTAMP), account("new", "token-1"), NOW))
                .isInstanceOf(Verification.Genuine.class);
        assertThat(channel.verify(plain(TEXT, GOLDEN.replace('a', 'b'), TIMESTAMP), account("token-1"), NOW))
                .isEqualTo(Verification.forged(Verification.Reason.BAD_SIGNATURE));
        assertThat(channel.verify(plain(TEXT, GOLDEN, TIMESTAMP), account("token-1"), NOW.plusSeconds(301)))
                .isEqualTo(Verification.forged(Verification.Reason.STALE));
        assertThat(channel.verify(plain(TEXT, GOLDEN, TIMESTAMP), Requests.WITHOUT, NOW))
                .isEqualTo(Verification.forged(Verification.Reason.NO_SECRET));
        assertThat(channel.verify(Requests.post(TEXT, Map.of()), account("token-1"), NOW))
                .isEqualTo(Verification.forged(Verification.Reason.NO_SIGNATURE));
    }

    @Test
    void whereThereIsAKeyOnlyWhatItOpensIsBelieved() {
        AccountSecrets secret = account("token-1", KEY);
        RawRequest sealed = secure(TEXT, "token-1", KEY);
        assertThat(channel.verify(sealed, secret, NOW)).isInstanceOf(Verification.Genuine.class);
        assertThat(new String(channel.opened(sealed, secret), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
        assertThat(channel.verify(plain(TEXT, GOLDEN, TIMESTAMP), secret, NOW)).isInstanceOf(Verification.Forged.class);
        assertThat(channel.verify(secure(TEXT, "token-1", "0" + KEY.substring(1)), secret, NOW))
                .isInstanceOf(Verification.Forged.class);
        assertThat(channel.verify(secure(TEXT, "another", KEY), secret, NOW)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void theChallengeIsEchoedWhenItIsSigned() {
        Map<String, String> query =
                Map.of("signature", GOLDEN, "timestamp", TIMESTAMP, "nonce", "n1", "echostr", "5838479218127813673");
        assertThat(channel.handshake(Requests.get(query), account("token-1"))
                        .orElseThrow()
                        .body())
                .isEqualTo("5838479218127813673");
        assertThat(channel.handshake(Requests.get(query), account("token-2"))).isEmpty();
    }

    @Test
    void aTextIsADirectMessage() {
        SocialPost post = Requests.onlyPost(channel, TEXT, MAIN);
        assertThat(post.text()).isEqualTo("收不到验证码 <急>");
        assertThat(post.sourceId()).isEqualTo("23456");
        assertThat(post.sourceUserId()).isEqualTo("oAna");
        assertThat(post.at()).isEqualTo(NOW);
        assertThat(post.direct()).isTrue();
        assertThat(channel.answer(Requests.bytes(TEXT)).orElseThrow().body()).isEqualTo("success");
    }

    @ParameterizedTest
    @CsvSource({
        "image, '', image",
        "voice, 收不到, voice",
        "video, '', video",
    })
    void mediaIsKeptByItsId(String type, String text, String media) {
        String body = TEXT.replace("[text]", "[" + type + "]")
                .replaceAll("<Content>.*</Content>", "<MediaId>m1</MediaId><Recognition>" + text + "</Recognition>");
        SocialPost post = Requests.onlyPost(channel, body, MAIN);
        assertThat(post.media().getFirst().type()).isEqualTo(media);
        assertThat(post.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribe", "unsubscribe", "CLICK", "TEMPLATESENDJOBFINISH"})
    void eventsAreCountedAndLeftAlone(String event) {
        String body =
                TEXT.replace("[text]", "[event]").replaceAll("<Content>.*</Content>", "<Event>" + event + "</Event>");
        assertThat(Requests.events(channel, body, MAIN).getFirst()).isInstanceOf(InboundEvent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<xml>",
                "<xml><MsgType>text</xml>",
                "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml><MsgType>text</MsgType>"
                        + "<FromUserName>&x;</FromUserName></xml>",
                "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><xml><MsgType>&b;</MsgType></xml>"
            })
    void whatIsNoXmlOrHasADocumentTypeIsMalformed(String body) {
        assertThat(channel.parse(Requests.bytes(body), MAIN)).isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"0, Sent", "45015, Refused", "42001, Refused", "45009, Refused", "-1, Refused"})
    void whatBecameOfASendIsInItsErrorCode(int code, String kind) {
        ChannelRules rules = new PolicyFiles(JsonMapper.shared()).current(ChannelRules.POLICY);
        try (FakeVendor fake = new FakeVendor()) {
            WeChatSender sender =
                    new WeChatSender(new Vendor(() -> rules, new Endpoints(Optional.of(fake.base())), () -> NOW));
            fake.answers(200, "{\"errcode\":" + code + ",\"errmsg\":\"x\"}");
            Delivery delivery =
                    sender.send(OutboundMessage.text("o1", "main", ReplyAddress.to("oAna"), "您好"), account("t"));
            assertThat(delivery.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(fake.seen().getFirst().path()).isEqualTo("/wechat/cgi-bin/message/custom/send");
            assertThat(fake.seen().getFirst().body()).contains("\"touser\":\"oAna\"");
        }
    }
}
