package dev.landfall.channel.line;

import static dev.landfall.channel.Requests.bytes;
import static dev.landfall.channel.Requests.events;
import static dev.landfall.channel.Requests.onlyPost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.Media;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineChannelTest {

    private static final LineChannel CHANNEL = new LineChannel();
    private static final AccountContext MAIN = new AccountContext("main", Optional.of("Ubot"), Optional.empty());

    @Test
    void aTextInAUsersOwnChatIsDirect() {
        SocialPost post = onlyPost(CHANNEL, body("{\"type\":\"text\",\"id\":\"m1\",\"text\":\"ログインできません\"}"), MAIN);

        assertThat(post.direct()).isTrue();
        assertThat(post.sourceId()).isEqualTo("m1");
        assertThat(post.conversation()).isEqualTo("U42");
        assertThat(post.text()).isEqualTo("ログインできません");
        assertThat(post.at()).isEqualTo(Instant.ofEpochMilli(1_790_000_000_000L));
        assertThat(post.replyAddress()).isEqualTo(new ReplyAddress("U42", Optional.of("m1"), Optional.of("reply-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "video", "audio", "file", "sticker"})
    void whatIsSentWithoutWordsIsAMessageWithMedia(String type) {
        SocialPost post = onlyPost(CHANNEL, body("{\"type\":\"" + type + "\",\"id\":\"m1\"}"), MAIN);

        assertThat(post.text()).isEmpty();
        assertThat(post.media()).containsExactly(new Media(type, "m1"));
    }

    @Test
    void aPlaceIsReadAsItsTitleAndAddress() {
        SocialPost post = onlyPost(
                CHANNEL,
                body("{\"type\":\"location\",\"id\":\"m1\",\"title\":\"Café\",\"address\":\"Street 1\"}"),
                MAIN);

        assertThat(post.text()).isEqualTo("Café\nStreet 1");
    }

    @Test
    void aGroupIsAnsweredInTheGroupAndOnlyMentionsAddressUs() {
        String group = body("{\"type\":\"text\",\"id\":\"m1\",\"text\":\"@bot help\","
                        + "\"mention\":{\"mentionees\":[{\"userId\":\"Ubot\"}]}}")
                .replace("\"type\":\"user\"", "\"type\":\"group\",\"groupId\":\"C7\"");

        SocialPost post = onlyPost(CHANNEL, group, MAIN);

        assertThat(post.direct()).isFalse();
        assertThat(post.mentionsUs()).isTrue();
        assertThat(post.conversation()).isEqualTo("C7");
        assertThat(post.replyAddress().to()).isEqualTo("C7");
        assertThat(onlyPost(CHANNEL, group.replace("Ubot", "Uother"), MAIN).mentionsUs())
                .isFalse();
    }

    @Test
    void aRedeliveryIsTheSameDeliveryAndTheSameMessage() {
        String first = body("{\"type\":\"text\",\"id\":\"m1\",\"text\":\"hi\"}");
        String again = first.replace("\"isRedelivery\":false", "\"isRedelivery\":true");

        assertThat(CHANNEL.parse(bytes(again), MAIN)).isEqualTo(CHANNEL.parse(bytes(first), MAIN));
        assertThat(((Parsed.Events) CHANNEL.parse(bytes(first), MAIN)).deliveryId())
                .contains("01EVENT");
    }

    @ParameterizedTest
    @CsvSource({
        "follow,FOLLOW", "unfollow,UNFOLLOW", "join,JOIN", "leave,LEAVE", "memberJoined,MEMBERS",
        "memberLeft,MEMBERS", "postback,POSTBACK", "beacon,BEACON", "accountLink,ACCOUNT_LINK", "things,DEVICE",
        "videoPlayComplete,VIDEO_PLAYED", "newFeature,UNKNOWN_EVENT_TYPE"
    })
    void whatIsNoMessageIsCountedByName(String type, IgnoredReason reason) {
        String body = "{\"events\":[{\"type\":\"" + type + "\",\"webhookEventId\":\"01EVENT\"}]}";

        assertThat(events(CHANNEL, body, MAIN)).containsExactly(new Ignored(0, Optional.of("01EVENT"), reason));
    }

    @Test
    void messagesThatAreNotOursToAnswerAreCountedByName() {
        String text = body("{\"type\":\"text\",\"id\":\"m1\",\"text\":\"hi\"}");

        assertThat(reason(text.replace("active", "standby"))).isEqualTo(IgnoredReason.STANDBY);
        assertThat(reason(text.replace("U42", "Ubot"))).isEqualTo(IgnoredReason.OWN_POST);
        assertThat(reason(
                        text.replace("\"type\":\"user\",\"userId\":\"U42\"", "\"type\":\"group\",\"groupId\":\"C1\"")))
                .isEqualTo(IgnoredReason.NO_SENDER);
        assertThat(reason(text.replace("\"text\":\"hi\"", "\"text\":\" \""))).isEqualTo(IgnoredReason.NO_TEXT);
        assertThat(reason(text.replace("\"type\":\"text\"", "\"type\":\"hologram\"")))
                .isEqualTo(IgnoredReason.UNKNOWN_MESSAGE_TYPE);
    }

    @Test
    void aMessageThatLacksAFieldIsQuarantinedWithTheReason() {
        String text = body("{\"type\":\"text\",\"id\":\"m1\",\"text\":\"hi\"}");

        assertThat(events(CHANNEL, text.replace("\"id\":\"m1\",", ""), MAIN))
                .containsExactly(new Quarantined(0, Optional.empty(), QuarantineReason.NO_ID));
        assertThat(events(CHANNEL, text.replace("\"userId\":\"U42\"", "\"userId\":7.5"), MAIN))
                .containsExactly(new Quarantined(0, Optional.of("m1"), QuarantineReason.NO_SENDER));
        assertThat(events(CHANNEL, text.replace("1790000000000", "-5"), MAIN))
                .containsExactly(new Quarantined(0, Optional.of("m1"), QuarantineReason.NO_TIME));
    }

    @Test
    void theVendorsConnectionTestHasNoEvents() {
        assertThat(events(CHANNEL, "{\"destination\":\"U1\",\"events\":[]}", MAIN))
                .isEmpty();
    }

    @Test
    void aLoneSurrogateInTheTextIsReplaced() {
        SocialPost post = onlyPost(CHANNEL, body("{\"type\":\"text\",\"id\":\"m1\",\"text\":\"a\\ud83db\"}"), MAIN);

        assertThat(post.text()).isEqualTo("a\uFFFDb");
    }

    private static IgnoredReason reason(String body) {
        List<InboundEvent> events = events(CHANNEL, body, MAIN);
        return ((Ignored) events.getFirst()).reason();
    }

    private static String body(String message) {
        return "{\"destination\":\"Ubot\",\"events\":[{\"type\":\"message\",\"webhookEventId\":\"01EVENT\","
                + "\"deliveryContext\":{\"isRedelivery\":false},\"timestamp\":1790000000000,\"mode\":\"active\","
                + "\"replyToken\":\"reply-1\",\"source\":{\"type\":\"user\",\"userId\":\"U42\"},\"message\":" + message
                + "}]}";
    }
}
