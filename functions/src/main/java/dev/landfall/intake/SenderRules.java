package dev.landfall.intake;

import dev.landfall.channel.SocialPost;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whom we do not listen to: those an operator blocked, and machines that post in public.
 *
 * @param blocked by channel and account, {@code *} for all of a channel's; the channel's own ids of senders
 * @param brands by channel; ids of accounts that are machines
 * @param names words of display names that machines go by, in lower case
 * @param markers what programs write into the posts that they make, in lower case
 * @param mostRepeats so often one author may post the same text
 */
record SenderRules(
        int version,
        Map<String, Set<String>> blocked,
        Map<String, Set<String>> brands,
        Set<String> names,
        Set<String> markers,
        int mostRepeats) {

    static final PolicyKey<SenderRules> POLICY = new PolicyKey<>("senders", SenderRules::compile);

    SenderRules {
        blocked = Map.copyOf(blocked);
        brands = Map.copyOf(brands);
        names = Set.copyOf(names);
        markers = Set.copyOf(markers);
        if (mostRepeats < 1 || mostRepeats > 20) {
            throw new IllegalArgumentException("Policy senders lets people say a thing between once and 20 times");
        }
    }

    static SenderRules compile(PolicyFile file) {
        JsonNode automated = file.body().path("automated");
        Map<String, Set<String>> blocked = new HashMap<>();
        file.body()
                .path("blocked")
                .properties()
                .forEach(channel -> channel.getValue()
                        .properties()
                        .forEach(account -> blocked.put(
                                channel.getKey() + "/" + account.getKey(), words(account.getValue(), false))));
        Map<String, Set<String>> brands = new HashMap<>();
        automated
                .path("accounts")
                .properties()
                .forEach(channel -> brands.put(channel.getKey(), words(channel.getValue(), false)));
        return new SenderRules(
                file.version(),
                blocked,
                brands,
                words(automated.path("names"), true),
                words(automated.path("markers"), true),
                automated.path("mostRepeats").asInt(0));
    }

    /** Why the post is none of ours, as a word; empty where it is. */
    Optional<String> reason(SocialPost post) {
        if (isBlocked(post)) {
            return Optional.of("blocked");
        }
        return !post.direct() && isAutomated(post) ? Optional.of("automated") : Optional.empty();
    }

    private boolean isBlocked(SocialPost post) {
        return List.of(post.account(), "*").stream()
                .map(account -> blocked.getOrDefault(post.channel() + "/" + account, Set.of()))
                .anyMatch(ids -> ids.contains(post.sourceUserId()));
    }

    private boolean isAutomated(SocialPost post) {
        Set<String> accounts = brands.getOrDefault(post.channel(), Set.of());
        String name = " " + folded(post.displayName().orElse("")) + " ";
        String text = folded(post.text());
        return accounts.contains(post.sourceUserId())
                || names.stream().anyMatch(word -> name.contains(" " + word + " "))
                || markers.stream().anyMatch(text::contains);
    }

    private static Set<String> words(JsonNode list, boolean fold) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(fold ? folded(word.asString("")) : word.asString("")));
        return words;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
