package dev.landfall.channel.generic;

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

class GenericChannelTest {

    private static final GenericChannel CHANNEL = new GenericChannel();
    private static final AccountContext MAIN = AccountContext.of("main");

    @Test
    void aMessageIsDirectAndAPostIsNot() {
        SocialPost message = onlyPost(CHANNEL, """
                {"events":[{"id":"e1","type":"message","user":{"id":"u1","name":"Ana"},"conversation":"c1",
                            "text":"hola","locale":"es-MX","at":"2026-11-24T10:00:00+01:00",
                            "media":[{"type":"image","id":"i1"}]}]}""", MAIN);
        SocialPost post = onlyPost(CHANNEL, """
                {"events":[{"id":"e2","type":"post","user":{"id":"u1"},"text":"down?","mentionsUs":true,
                            "at":"2026-11-24T10:00:00Z"}]}""", MAIN);

        assertThat(message.direct()).isTrue();
        assertThat(message.at()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
        assertThat(message.localeHint()).contains("es-MX");
        assertThat(message.media()).containsExactly(new Media("image", "i1"));
        assertThat(message.replyAddress()).isEqualTo(new ReplyAddress("c1", Optional.of("e1"), Optional.empty()));
        assertThat(post.direct()).isFalse();
        assertThat(post.mentionsUs()).isTrue();
        assertThat(post.conversation()).isEqualTo("u1");
        assertThat(message.toString()).doesNotContain("hola", "Ana", "u1");
    }

    @Test
    void everyEventHasItsOwnOutcome() {
        List<InboundEvent> events = events(CHANNEL, """
                {"events":[{"id":"e1","type":"wave"},
                           {"id":"e2","type":"post","user":{"id":"u1"},"text":"x"},
                           {"id":"e3","type":"message","user":{"id":"u1"},"text":" ","at":"2026-11-24T10:00:00Z"},
                           []]}""", MAIN);

        assertThat(events)
                .containsExactly(
                        new Ignored(0, Optional.of("e1"), IgnoredReason.UNKNOWN_EVENT_TYPE),
                        new Quarantined(1, Optional.of("e2"), QuarantineReason.NO_TIME),
                        new Ignored(2, Optional.of("e3"), IgnoredReason.NO_TEXT),
                        new Quarantined(3, Optional.empty(), QuarantineReason.NOT_AN_OBJECT));
    }

    @Test
    void aFileThatOnlyAnAddressLeadsToIsKept() {
        List<InboundEvent> events = events(CHANNEL, """
                {"events":[{"id":"e1","type":"message","user":{"id":"u1"},"text":"x","at":"2026-11-24T10:00:00Z",
                            "media":[{"type":"image","url":"https://files.example.org/a.png","name":"a.png"},{"type":"image"}]}]}""", MAIN);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundEvent.Message.class,
                        message -> assertThat(message.post().media())
                                .containsExactly(new Media(
                                        "image",
                                        "",
                                        Optional.of("https://files.example.org/a.png"),
                                        Optional.of("a.png"))));
    }

    @Test
    void aTextBeyondTheLimitIsQuarantined() {
        String body = "{\"events\":[{\"id\":\"e1\",\"type\":\"post\",\"user\":{\"id\":\"u1\"},"
                + "\"at\":\"2026-11-24T10:00:00Z\",\"text\":\"" + "x".repeat(50_001) + "\"}]}";

        assertThat(events(CHANNEL, body, MAIN))
                .containsExactly(new Quarantined(0, Optional.of("e1"), QuarantineReason.TEXT_TOO_LONG));
    }
}
