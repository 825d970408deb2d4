package dev.landfall.channel.telegram;

import static dev.landfall.channel.Requests.bytes;
import static dev.landfall.channel.Requests.events;
import static dev.landfall.channel.Requests.onlyPost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.Media;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramChannelTest {

    private static final TelegramChannel CHANNEL = new TelegramChannel();
    private static final AccountContext MAIN =
            new AccountContext("main", Optional.of("900"), Optional.of("LandfallBot"));

    private static final String PRIVATE = """
            {"update_id":10000,"message":{"message_id":7,"date":1790000000,"text":"no puedo entrar",
             "from":{"id":42,"is_bot":false,"first_name":"Ana","last_name":"Ruiz","language_code":"es"},
             "chat":{"id":42,"type":"private"}}}""";

    @Test
    void aPrivateMessageIsDirectAndAnsweredInItsChat() {
        SocialPost post = onlyPost(CHANNEL, PRIVATE, MAIN);

        assertThat(post.direct()).isTrue();
        assertThat(post.sourceId()).isEqualTo("7");
        assertThat(post.conversation()).isEqualTo("42");
        assertThat(post.displayName()).contains("Ana Ruiz");
        assertThat(post.localeHint()).contains("es");
        assertThat(post.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_000L));
        assertThat(post.replyAddress()).isEqualTo(new ReplyAddress("42", Optional.of("7"), Optional.empty()));
        assertThat(((Parsed.Events) CHANNEL.parse(bytes(PRIVATE), MAIN)).deliveryId())
                .contains("10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":\"hey @landfallbot 🙂\",\"entities\":[{\"type\":\"mention\",\"offset\":4,\"length\":12}]",
                "\"text\":\"/help@LandfallBot\",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":17}]",
                "\"text\":\"you\",\"entities\":[{\"type\":\"text_mention\",\"offset\":0,\"length\":3,\"user\":{\"id\":900}}]",
                "\"text\":\"and?\",\"reply_to_message\":{\"message_id\":1,\"from\":{\"id\":900}}"
            })
    void aGroupMessageThatNamesUsIsAddressedToUs(String words) {
        SocialPost post = onlyPost(CHANNEL, group(words), MAIN);

        assertThat(post.direct()).isFalse();
        assertThat(post.mentionsUs()).isTrue();
        assertThat(post.conversation()).isEqualTo("-100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":\"hello all\"",
                "\"text\":\"@landfallbots\",\"entities\":[{\"type\":\"mention\",\"offset\":0,\"length\":13}]",
                "\"text\":\"x\",\"entities\":[{\"type\":\"mention\",\"offset\":2147483647,\"length\":2147483647}]",
                "\"text\":\"x\",\"entities\":[{\"type\":\"mention\",\"offset\":-1,\"length\":1},7,null,\"no\"]"
            })
    void aGroupMessageThatDoesNotNameUsIsNot(String words) {
        assertThat(onlyPost(CHANNEL, group(words), MAIN).mentionsUs()).isFalse();
    }

    @Test
    void aPictureIsItsLargestSizeWithItsCaption() {
        String picture = PRIVATE.replace(
                "\"text\":\"no puedo entrar\"",
                "\"caption\":\"mira\",\"photo\":[{\"file_id\":\"small\"},{\"file_id\":\"large\"}]");

        SocialPost post = onlyPost(CHANNEL, picture, MAIN);

        assertThat(post.text()).isEqualTo("mira");
        assertThat(post.media()).containsExactly(new Media("photo", "large"));
    }

    @Test
    void aBusinessMessageIsAnsweredThroughItsConnectionAndOurColleaguesOwnIsLeftAlone() {
        String business = PRIVATE.replace("\"message\":{", "\"business_message\":{\"business_connection_id\":\"bc1\",");

        assertThat(onlyPost(CHANNEL, business, MAIN).replyAddress().hint()).contains("bc1");
        assertThat(events(CHANNEL, business.replace("\"from\":{\"id\":42", "\"from\":{\"id\":43"), MAIN))
                .containsExactly(new Ignored(0, Optional.of("7"), IgnoredReason.OWN_POST));
    }

    @Test
    void aForwardedMessageIsMarked() {
        String forwarded = PRIVATE.replace("\"text\"", "\"forward_origin\":{\"type\":\"hidden_user\"},\"text\"");

        assertThat(onlyPost(CHANNEL, forwarded, MAIN).form()).isEqualTo(SocialPost.Form.REPOST);
    }

    @ParameterizedTest
    @CsvSource({
        "edited_channel_post,CHANNEL_POST",
        "channel_post,CHANNEL_POST",
        "callback_query,POSTBACK",
        "inline_query,INLINE_QUERY",
        "message_reaction,REACTION",
        "my_chat_member,MEMBERS",
        "poll_answer,POLL",
        "pre_checkout_query,PAYMENT",
        "telepathy,UNKNOWN_EVENT_TYPE"
    })
    void whatIsNoMessageIsCountedByName(String kind, IgnoredReason reason) {
        String body = "{\"update_id\":1,\"" + kind + "\":{\"message_id\":7}}";

        assertThat(events(CHANNEL, body, MAIN)).containsExactly(new Ignored(0, Optional.of("7"), reason));
    }

    @Test
    void botsAndServiceMessagesAreLeftAlone() {
        assertThat(events(CHANNEL, PRIVATE.replace("\"is_bot\":false", "\"is_bot\":true"), MAIN))
                .containsExactly(new Ignored(0, Optional.of("7"), IgnoredReason.BOT_AUTHOR));
        assertThat(events(CHANNEL, PRIVATE.replace("\"text\":\"no puedo entrar\"", "\"pinned_message\":{}"), MAIN))
                .containsExactly(new Ignored(0, Optional.of("7"), IgnoredReason.NO_TEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"message_id\":7|\"message_id\":{}|NO_ID",
                "\"message_id\":7|\"message_id\":99999999999999999999999|NO_ID",
                "\"from\":{\"id\":42|\"from\":{\"id\":4.2|NO_SENDER",
                "\"chat\":{\"id\":42|\"chat\":{\"id\":null|NO_CONVERSATION",
                "\"date\":1790000000|\"date\":9223372036854775807|NO_TIME"
            })
    void aMessageThatLacksAFieldIsQuarantinedWithTheReason(String good, String bad, QuarantineReason reason) {
        assertThat(events(CHANNEL, PRIVATE.replace(good, bad), MAIN))
                .singleElement()
                .isInstanceOfSatisfying(
                        Quarantined.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    private static String group(String words) {
        return PRIVATE.replace("\"text\":\"no puedo entrar\"", words)
                .replace("\"chat\":{\"id\":42,\"type\":\"private\"}", "\"chat\":{\"id\":-100,\"type\":\"supergroup\"}");
    }
}
