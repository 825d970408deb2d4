package dev.landfall.channel;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How long after a person's last word a channel lets us write, what is allowed afterwards, and whether it tells what
 * became of our messages; a channel that is not named has no window and tells nothing.
 */
public record ConversationRules(int version, Map<String, OfChannel> channels) {

    public static final PolicyKey<ConversationRules> POLICY =
            new PolicyKey<>("conversations", ConversationRules::compile);

    private static final OfChannel FREE = new OfChannel(false, Optional.empty(), Optional.empty(), Map.of());

    public ConversationRules {
        channels = Map.copyOf(channels);
    }

    /**
     * One channel's.
     *
     * @param window how long anything may be sent
     * @param agents what agents may do after that
     * @param templates by text id, then by language: what may be sent at any time
     */
    public record OfChannel(
            boolean tellsDelivery,
            Optional<Duration> window,
            Optional<AgentWindow> agents,
            Map<String, Map<String, Template>> templates) {
        public OfChannel {
            templates = Map.copyOf(templates);
        }

        /** The approved form of a text in its own language, or in that language wherever it is spoken. */
        Optional<Template> template(String textId, String language) {
            Map<String, Template> inLanguages = templates.getOrDefault(textId, Map.of());
            return Optional.ofNullable(inLanguages.get(language))
                    .or(() -> Optional.ofNullable(
                            inLanguages.get(Locale.forLanguageTag(language).getLanguage())));
        }
    }

    /** @param tag what a reply must carry to pass until then */
    public record AgentWindow(Duration length, String tag) {}

    /**
     * A text that the vendor approved.
     *
     * @param language as the vendor names it
     * @param takesText whether its one parameter is the text itself
     */
    public record Template(String name, String language, boolean takesText) {}

    public static ConversationRules compile(PolicyFile file) {
        Map<String, OfChannel> channels = new TreeMap<>();
        file.body().path("channels").forEachEntry((name, node) -> channels.put(name, channel(node)));
        return new ConversationRules(file.version(), channels);
    }

    public OfChannel of(String channel) {
        return channels.getOrDefault(channel, FREE);
    }

    private static OfChannel channel(JsonNode node) {
        Map<String, Map<String, Template>> templates = new TreeMap<>();
        node.path("templates").forEachEntry((text, languages) -> {
            Map<String, Template> inLanguages = new TreeMap<>();
            languages.forEachEntry((language, one) -> inLanguages.put(
                    language,
                    new Template(
                            one.path("name").asString(),
                            one.path("language").asString(),
                            one.path("takesText").asBoolean(false))));
            templates.put(text, Map.copyOf(inLanguages));
        });
        JsonNode agents = node.path("agents");
        return new OfChannel(
                node.path("tellsDelivery").asBoolean(false),
                node.has("window")
                        ? Optional.of(Duration.parse(node.path("window").asString()))
                        : Optional.empty(),
                agents.isObject()
                        ? Optional.of(new AgentWindow(
                                Duration.parse(agents.path("window").asString()),
                                agents.path("tag").asString()))
                        : Optional.empty(),
                templates);
    }
}
