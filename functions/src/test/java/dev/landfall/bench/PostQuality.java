package dev.landfall.bench;

import dev.landfall.language.Fingerprint;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.LanguageId;
import dev.landfall.policy.PolicyFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How well posts are understood: language, areas, copies of one another. */
final class PostQuality {
    private static final LocalDate DAY = LocalDate.parse("2027-01-01");
    private static final long SEED = 43;
    private static final int ORIGINALS = 20;
    private static final int COPIES = 5;
    private static final List<String> BEFORE = List.of("", "RT @someone: ", "@landfall ", "😡 ", "@friend @landfall ");
    private static final List<String> AFTER =
            List.of("", "!!!", " #landfall", " https://example.com/a1", " 😭😭", "…", " #help #landfall");

    private final String folder;
    private final List<JsonNode> posts;

    /** @param folder {@code posts}, by which the rules were widened, or {@code posts-blind}, which no rule was made by */
    PostQuality(String folder) {
        this.folder = folder;
        this.posts = Lines.of(folder);
    }

    void print(PolicyFiles policies) {
        if (posts.isEmpty()) {
            System.out.println(folder + ": no files, nothing measured");
            return;
        }
        System.out.println(folder + ": " + posts.size() + " posts");
        System.out.println(languages().share("language identified"));
        Tally anyArea = new Tally();
        System.out.println(areas(KeywordRules.current(policies), anyArea).both("areas by keyword"));
        System.out.println(anyArea.both("needs care at all, by keyword"));
        System.out.println(copies().both("copies in planted storms, pair by pair"));
    }

    private Tally languages() {
        Tally tally = new Tally();
        for (JsonNode post : posts) {
            String expected = post.path("language").asString();
            if (LanguageId.of(post.path("text").asString()).tag().equals(expected)) {
                tally.right(expected, 1);
            } else {
                tally.missed(expected, 1);
            }
        }
        return tally;
    }

    Tally areas(KeywordRules rules, Tally any) {
        Tally tally = new Tally();
        for (JsonNode post : posts) {
            String language = post.path("language").asString();
            Set<String> expected = new HashSet<>();
            post.path("areas").forEach(area -> expected.add(area.asString()));
            Set<String> found = new HashSet<>(
                    rules.match(post.path("text").asString(), "x", DAY).areas());
            long right = found.stream().filter(expected::contains).count();
            tally.right(language, right);
            tally.wrong(language, found.size() - right);
            tally.missed(language, expected.size() - right);
            any.right(language, !found.isEmpty() && !expected.isEmpty() ? 1 : 0);
            any.wrong(language, !found.isEmpty() && expected.isEmpty() ? 1 : 0);
            any.missed(language, found.isEmpty() && !expected.isEmpty() ? 1 : 0);
        }
        return tally;
    }

    private record Post(int original, Fingerprint print) {}

    /** Each original with copies as people make them; pairs of one original should be the same, others not. */
    private Tally copies() {
        Map<String, List<String>> byLanguage = new TreeMap<>();
        posts.forEach(post -> byLanguage
                .computeIfAbsent(post.path("language").asString(), key -> new ArrayList<>())
                .add(post.path("text").asString()));
        Random random = new Random(SEED);
        Tally tally = new Tally();
        byLanguage.forEach((language, texts) -> {
            List<Post> storm = new ArrayList<>();
            for (int original = 0; original < Math.min(ORIGINALS, texts.size()); original++) {
                for (int copy = 0; copy <= COPIES; copy++) {
                    String text = copy == 0 ? texts.get(original) : copy(texts.get(original), random);
                    storm.add(new Post(original, Fingerprint.of(text)));
                }
            }
            count(tally, language, storm);
        });
        return tally;
    }

    private static String copy(String text, Random random) {
        return BEFORE.get(random.nextInt(BEFORE.size())) + text + AFTER.get(random.nextInt(AFTER.size()));
    }

    private static void count(Tally tally, String language, List<Post> storm) {
        for (int i = 0; i < storm.size(); i++) {
            for (int j = i + 1; j < storm.size(); j++) {
                boolean same = storm.get(i).original() == storm.get(j).original();
                boolean found = storm.get(i).print().sameAs(storm.get(j).print());
                tally.right(language, same && found ? 1 : 0);
                tally.wrong(language, !same && found ? 1 : 0);
                tally.missed(language, same && !found ? 1 : 0);
            }
        }
    }
}
