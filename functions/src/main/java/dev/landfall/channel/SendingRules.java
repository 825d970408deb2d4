package dev.landfall.channel;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How sending goes on and when it stops.
 *
 * @param claim for how long a claim may be at work: the function's timeout
 * @param mostClaims after so many a refusal that may pass is final
 * @param switches what an operator has stopped; the first that fits holds
 */
public record SendingRules(int version, Duration claim, int mostClaims, List<Switch> switches) {

    public static final PolicyKey<SendingRules> POLICY = new PolicyKey<>("sending", SendingRules::compile);

    private static final String ANY = "*";

    public SendingRules {
        switches = List.copyOf(switches);
        if (!claim.isPositive() || mostClaims < 1) {
            throw new IllegalArgumentException("Policy sending leaves no time or no claim to send with");
        }
    }

    /** What is stopped. */
    public enum Scope {
        ALL,
        /** What a bot says; people go on. */
        BOT
    }

    /** What becomes of what is stopped. */
    public enum Then {
        /** It waits, and goes out when the switch is lifted. */
        PAUSE,
        /** It is never sent. */
        WITHDRAW
    }

    /** One switch. {@code locale} is a language or a tag: {@code pt} stops {@code pt-BR} too. */
    public record Switch(Scope stop, String channel, String locale, Then then) {

        boolean fits(String toChannel, String inLanguage, boolean byBot) {
            return (stop == Scope.ALL || byBot)
                    && (channel.equals(ANY) || channel.equals(toChannel))
                    && (locale.equals(ANY) || within(inLanguage));
        }

        private boolean within(String language) {
            String tag = language.toLowerCase(Locale.ROOT);
            String stopped = locale.toLowerCase(Locale.ROOT);
            return tag.equals(stopped) || tag.startsWith(stopped + "-");
        }
    }

    public static SendingRules compile(PolicyFile file) {
        List<Switch> switches = new ArrayList<>();
        file.body().path("switches").forEach(node -> switches.add(read(node)));
        return new SendingRules(
                file.version(),
                Duration.parse(file.body().path("claim").asString("")),
                file.body().path("mostClaims").asInt(),
                switches);
    }

    private static Switch read(JsonNode node) {
        return new Switch(
                Scope.valueOf(node.path("stop").asString("").toUpperCase(Locale.ROOT)),
                node.path("channel").asString(ANY),
                node.path("locale").asString(ANY),
                Then.valueOf(node.path("then").asString("").toUpperCase(Locale.ROOT)));
    }

    /** What holds for one message; empty where nothing stops it. */
    public Optional<Then> stopped(String channel, String language, boolean byBot) {
        return switches.stream()
                .filter(it -> it.fits(channel, language, byBot))
                .map(Switch::then)
                .findFirst();
    }
}
