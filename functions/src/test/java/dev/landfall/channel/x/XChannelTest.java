package dev.landfall.channel.x;

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
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XChannelTest {

    private static final XChannel CHANNEL = new XChannel();
    private static final AccountContext MAIN = AccountContext.of("main");

    private static final String MENTION = """
            {"for_user_id":"900","user_has_blocked":false,"tweet_create_events":[
              {"id":1234567890123456789,"id_str":"1234567890123456789","created_at":"Tue Nov 24 10:00:00 +0000 2026",
               "text":"@landfall no me llega el c&oacute;digo &lt;3 &amp;lt;","lang":"es",
               "user":{"id_str":"42","name":"Ana","screen_name":"ana"},
               "entities":{"user_mentions":[{"id_str":"900","screen_name":"landfall"}],
                           "media":[{"id_str":"77","type":"photo"}]}}]}""";

    private static final String DIRECT = """
            {"for_user_id":"900","direct_message_events":[
              {"type":"message_create","id":"555","created_timestamp":"1790000000123",
               "message_create":{"target":{"recipient_id":"900"},"sender_id":"42",
                                 "message_data":{"text":"hola"}}}],
             "apps":{},"users":{"42":{"id":"42","name":"Ana"}}}""";

    private static final String STREAM = """
            {"data":{"id":"11","text":"Landfall is down","author_id":"42","created_at":"2026-11-24T10:00:00.000Z",
                     "lang":"en","edit_history_tweet_ids":["10","11"],
                     "referenced_tweets":[{"type":"quoted","id":"9"}],
                     "entities":{"mentions":[{"username":"Landfall","id":"900"}]}},
             "includes":{"users":[{"id":"42","name":"Ana"}]},
             "matching_rules":[{"id":"1","tag":"down"}]}""";

    @Test
    void aPostThatNamesUsIsPublicAndAnsweredUnderneath() {
        SocialPost post = onlyPost(CHANNEL, MENTION, MAIN);

        assertThat(post.sourceId()).isEqualTo("1234567890123456789");
        assertThat(post.sourceUserId()).isEqualTo("42");
        assertThat(post.direct()).isFalse();
        assertThat(post.mentionsUs()).isTrue();
        assertThat(post.text()).isEqualTo("@landfall no me llega el c&oacute;digo <3 &lt;");
        assertThat(post.localeHint()).contains("es");
        assertThat(post.at()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(post.media()).containsExactly(new Media("photo", "77"));
        assertThat(post.replyAddress())
                .isEqualTo(new ReplyAddress("42", Optional.of("1234567890123456789"), Optional.empty()));
    }

    @Test
    void aDirectMessageIsAnsweredToItsSender() {
        SocialPost post = onlyPost(CHANNEL, DIRECT, MAIN);

        assertThat(post.direct()).isTrue();
        assertThat(post.sourceId()).isEqualTo("555");
        assertThat(post.displayName()).contains("Ana");
        assertThat(post.at()).isEqualTo(Instant.ofEpochMilli(1_790_000_000_123L));
        assertThat(post.replyAddress()).isEqualTo(ReplyAddress.to("42"));
    }

    @Test
    void anEditedPostOfTheStreamIsNamedByItsFirstVersionAndAnsweredAtItsLast() {
        SocialPost post = onlyPost(CHANNEL, STREAM, new AccountContext("main", Optional.of("900"), Optional.empty()));

        assertThat(post.sourceId()).isEqualTo("10");
        assertThat(post.replyAddress().inReplyTo()).contains("11");
        assertThat(post.form()).isEqualTo(SocialPost.Form.QUOTE);
        assertThat(post.mentionsUs()).isTrue();
        assertThat(post.displayName()).contains("Ana");
    }

    @Test
    void theSamePostByBothWaysHasTheSameKey() {
        String activity = MENTION.replace("1234567890123456789", "10");

        SocialPost byActivity = onlyPost(CHANNEL, activity, MAIN);
        SocialPost byStream = onlyPost(CHANNEL, STREAM, MAIN);

        assertThat(byActivity.sourceId()).isEqualTo(byStream.sourceId());
        assertThat(byActivity.conversation()).isEqualTo(byStream.conversation());
    }

    @Test
    void aPostThatDoesNotNameUsMentionsNobody() {
        SocialPost post = onlyPost(CHANNEL, MENTION.replace("{\"id_str\":\"900\"", "{\"id_str\":\"901\""), MAIN);

        assertThat(post.mentionsUs()).isFalse();
    }

    @Test
    void aRepostIsMarked() {
        String repost = MENTION.replace("\"lang\":\"es\"", "\"lang\":\"und\",\"retweeted_status\":{\"id_str\":\"1\"}");

        SocialPost post = onlyPost(CHANNEL, repost, MAIN);

        assertThat(post.form()).isEqualTo(SocialPost.Form.REPOST);
        assertThat(post.localeHint()).isEmpty();
    }

    @Test
    void theFullTextOfALongPostIsTaken() {
        String extended = MENTION.replace("\"lang\"", "\"extended_tweet\":{\"full_text\":\"all of it\"},\"lang\"");

        assertThat(onlyPost(CHANNEL, extended, MAIN).text()).isEqualTo("all of it");
    }

    @Test
    void ourOwnPostsAndMessagesAreLeftAlone() {
        assertThat(events(CHANNEL, MENTION.replace("\"id_str\":\"42\"", "\"id_str\":\"900\""), MAIN))
                .containsExactly(new Ignored(0, Optional.of("1234567890123456789"), IgnoredReason.OWN_POST));
        assertThat(events(CHANNEL, DIRECT.replace("\"sender_id\":\"42\"", "\"sender_id\":\"900\""), MAIN))
                .containsExactly(new Ignored(0, Optional.of("555"), IgnoredReason.OWN_POST));
    }

    @ParameterizedTest
    @CsvSource({
        "favorite_events,REACTION",
        "follow_events,FOLLOW",
        "unfollow_events,UNFOLLOW",
        "block_events,BLOCK",
        "mute_events,MUTE",
        "direct_message_indicate_typing_events,TYPING",
        "direct_message_mark_read_events,READ_RECEIPT",
        "news_of_tomorrow,UNKNOWN_EVENT_TYPE"
    })
    void whatIsNoMessageIsCountedByName(String kind, IgnoredReason reason) {
        List<InboundEvent> events =
                events(CHANNEL, "{\"for_user_id\":\"900\",\"" + kind + "\":[{\"id\":\"1\"},{\"id\":\"2\"}]}", MAIN);

        assertThat(events)
                .containsExactly(new Ignored(0, Optional.of("1"), reason), new Ignored(1, Optional.of("2"), reason));
    }

    @Test
    void oneBrokenPostDoesNotTakeTheOthersAlong() {
        String body = MENTION.replace("\"tweet_create_events\":[", "\"tweet_create_events\":[{\"id_str\":\"5\"},7,");

        List<InboundEvent> events = events(CHANNEL, body, MAIN);

        assertThat(events.get(0)).isEqualTo(new Quarantined(0, Optional.of("5"), QuarantineReason.NO_SENDER));
        assertThat(events.get(1)).isEqualTo(new Quarantined(1, Optional.empty(), QuarantineReason.NOT_AN_OBJECT));
        assertThat(events.get(2)).isInstanceOf(InboundEvent.Message.class);
        assertThat(events.get(2).index()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"created_at\":\"2026-11-24T10:00:00.000Z\"|\"created_at\":\"yesterday\"|NO_TIME",
                "\"author_id\":\"42\"|\"author_id\":[42]|NO_SENDER",
                "\"id\":\"11\"|\"id\":123456789012345678901234567890|NO_ID"
            })
    void aStreamPostThatLacksAFieldIsQuarantinedWithTheReason(String good, String bad, QuarantineReason reason) {
        String body = STREAM.replace(good, bad).replace("\"edit_history_tweet_ids\":[\"10\",\"11\"],", "");

        assertThat(events(CHANNEL, body, MAIN))
                .singleElement()
                .isInstanceOfSatisfying(
                        Quarantined.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }
}
