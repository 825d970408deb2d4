package dev.landfall.channel;

import dev.landfall.channel.media.MediaRules;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The vendors' addresses and limits, and what is fetched of their files, as reviewed data. */
public record ChannelRules(int version, Map<String, ChannelLimits> channels, MediaRules media) {

    public static final PolicyKey<ChannelRules> POLICY = new PolicyKey<>("channels", ChannelRules::compile);

    public ChannelRules {
        channels = Map.copyOf(channels);
    }

    /** Rules of sending alone. */
    public ChannelRules(int version, Map<String, ChannelLimits> channels) {
        this(version, channels, MediaRules.NONE);
    }

    public static ChannelRules compile(PolicyFile file) {
        TextLimit.Weighting weighting = weighting(file.body().path("weighting"));
        Map<String, ChannelLimits> channels = new TreeMap<>();
        file.body().path("channels").forEachEntry((name, channel) -> channels.put(name, limits(channel, weighting)));
        return new ChannelRules(file.version(), channels, MediaRules.of(file.body()));
    }

    /** The limits of a channel; a channel without any is a defect of the policy. */
    public ChannelLimits of(String channel) {
        ChannelLimits limits = channels.get(channel);
        if (limits == null) {
            throw new IllegalStateException("Policy channels says nothing about " + channel);
        }
        return limits;
    }

    private static ChannelLimits limits(JsonNode channel, TextLimit.Weighting weighting) {
        Map<String, TextLimit> texts = new TreeMap<>();
        channel.path("limits")
                .forEachEntry((kind, limit) -> texts.put(
                        kind,
                        new TextLimit(
                                limit.path("most").asInt(),
                                TextLimit.Unit.named(limit.path("unit").asString()),
                                limit.path("parts").asInt(),
                                weighting)));
        return new ChannelLimits(
                Optional.of(channel.path("baseUrl").asString("")).filter(url -> !url.isEmpty()),
                channel.path("retryKey").asBoolean(),
                channel.path("perMinute").asInt(),
                new VendorHttp.Patience(
                        channel.path("connectMillis").asInt(),
                        channel.path("readMillis").asInt()),
                texts);
    }

    private static TextLimit.Weighting weighting(JsonNode node) {
        List<TextLimit.LightRange> ranges = new ArrayList<>();
        for (JsonNode range : node.path("lightRanges")) {
            ranges.add(new TextLimit.LightRange(
                    range.path(0).asInt(), range.path(1).asInt()));
        }
        return new TextLimit.Weighting(ranges, node.path("url").asInt());
    }
}
