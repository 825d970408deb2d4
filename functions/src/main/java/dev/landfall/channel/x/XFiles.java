package dev.landfall.channel.x;

import dev.landfall.channel.Fields;
import dev.landfall.channel.PostDraft;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Pictures and videos of posts and messages, in both shapes of the API. */
final class XFiles {

    private XFiles() {}

    /** All media of a post of version 1.1; its plain entities name the first alone. */
    static List<JsonNode> of(JsonNode post, JsonNode extended, JsonNode entities) {
        for (JsonNode place : List.of(extended.path("extended_entities"), post.path("extended_entities"), entities)) {
            List<JsonNode> media = Fields.list(place.path("media"));
            if (!media.isEmpty()) {
                return media;
            }
        }
        return List.of();
    }

    static void add(PostDraft draft, JsonNode media) {
        draft.with(
                Fields.text(media, "type").orElse("media"),
                Fields.id(media, "id_str", "id"),
                url(media, media.path("video_info").path("variants")),
                Optional.empty());
    }

    /** The media of a post of version 2, described where the stream was asked to. */
    static void addKeys(PostDraft draft, JsonNode post, List<JsonNode> described) {
        for (JsonNode key : Fields.list(post.path("attachments").path("media_keys"))) {
            Optional<String> id = Fields.idValue(key);
            Optional<JsonNode> media = described.stream()
                    .filter(one -> Fields.id(one, "media_key").equals(id))
                    .findFirst();
            draft.with(
                    media.flatMap(one -> Fields.text(one, "type")).orElse("media"),
                    id,
                    media.flatMap(one -> url(one, one.path("variants"))),
                    Optional.empty());
        }
    }

    /** Of a video the smallest version; a picture's own address. */
    private static Optional<String> url(JsonNode media, JsonNode variants) {
        return Fields.list(variants).stream()
                .filter(one -> Fields.text(one, "content_type").equals(Optional.of("video/mp4")))
                .min(Comparator.comparingLong(XFiles::bitRate))
                .flatMap(one -> Fields.text(one, "url"))
                .or(() -> Fields.text(media, "media_url_https"))
                .or(() -> Fields.text(media, "url"));
    }

    private static long bitRate(JsonNode variant) {
        return variant.path("bitrate").asLong(variant.path("bit_rate").asLong(0));
    }
}
