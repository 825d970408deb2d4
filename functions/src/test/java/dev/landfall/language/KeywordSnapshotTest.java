package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.PolicyKey;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was compiled when the release was built answers as what is compiled now. */
class KeywordSnapshotTest {
    private static final LocalDate DAY = LocalDate.parse("2027-01-01");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final PolicyFiles FILES = new PolicyFiles(MAPPER);
    private static final long SEED = 77;
    private static final String CHANGED = "login-code";
    private static final String OWN = "operators-own";

    @Test
    void theBuildsSnapshotIsThatOfTheFiles() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/policy/keywords.bin"))) {
            assertThat(in.readAllBytes()).isEqualTo(KeywordSnapshot.compile(new PolicyFiles(MAPPER)));
        }
    }

    @Test
    void itAnswersAsTheFilesDo() {
        KeywordRules compiled = KeywordRules.current(FILES);
        KeywordRules read = FILES.current(KeywordCatalog.POLICY).read(FILES);

        assertThat(compiled).isNotSameAs(read);
        for (String text : texts()) {
            assertThat(compiled.match(text, "x", DAY)).as(text).isEqualTo(read.match(text, "x", DAY));
        }
    }

    @Test
    void rulesThatOperatorsChangedStandInForThoseOfTheSnapshot() {
        PolicyFile overlay = overlay();
        Policies policies = over(overlay);
        KeywordRules compiled = KeywordRules.current(policies);
        KeywordRules read = policies.current(KeywordCatalog.POLICY).read(policies);
        Set<String> own = Set.of(CHANGED, OWN);

        assertThat(compiled.match("zebra crossing", "x", DAY).hits())
                .extracting(Match.Hit::rule)
                .containsExactly(CHANGED, OWN);
        for (String text : texts()) {
            assertThat(compiled.match(text, "x", DAY)).as(text).isEqualTo(read.match(text, "x", DAY));
        }
        assertThat(KeywordRules.current(FILES)
                        .match("the verification code never arrived", "x", DAY)
                        .hits())
                .extracting(Match.Hit::rule)
                .contains(CHANGED);
        assertThat(compiled.match("the verification code never arrived", "x", DAY)
                        .hits())
                .extracting(Match.Hit::rule)
                .doesNotContainAnyElementsOf(own);
    }

    /** One rule with other phrases, one of the operators' own, one withdrawn, one changed without phrases. */
    private static PolicyFile overlay() {
        PolicyFile release = FILES.file("keywords");
        var body = (ObjectNode) release.body().deepCopy();
        ArrayNode rules = body.putArray("rules");
        for (JsonNode rule : release.body().path("rules")) {
            String id = rule.path("id").asString();
            if (!id.equals(CHANGED) && !id.equals("spam-report")) {
                rules.add(rule);
            }
        }
        rules.add(MAPPER.readTree(rule(CHANGED)));
        rules.add(MAPPER.readTree(rule(OWN)));
        body.putArray("overridden").add(CHANGED).add(OWN).add("spam-report").add("calls-fail");
        return new PolicyFile(release.name(), 9, release.owner(), release.source(), release.effectiveFrom(), body);
    }

    private static String rule(String id) {
        return """
                {"id":"%s","area":"calls","priority":"urgent","owner":"o",
                 "phrases":{"en":[{"any":["zebra cross*"],"none":["no zebra"]}],"es":[{"any":["cebra"]}]}}""".formatted(id);
    }

    private static Policies over(PolicyFile overlay) {
        KeywordCatalog catalog = KeywordCatalog.POLICY.compile().apply(overlay);
        return new Policies() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T current(PolicyKey<T> key) {
                return key.name().equals("keywords") ? (T) catalog : FILES.current(key);
            }
        };
    }

    /** Every post of the test corpora, joins of them, and hostile texts. */
    private static List<String> texts() {
        var texts = new ArrayList<String>();
        for (String corpus : List.of("keywords.tsv", "languages.tsv", "mood.tsv", "posts.tsv", "topics.tsv")) {
            Policy.lines(corpus).forEach(line -> texts.add(line[line.length - 1]));
        }
        var random = new Random(SEED);
        int posts = texts.size();
        for (int i = 0; i < posts; i++) {
            texts.add(texts.get(random.nextInt(posts))
                    + (random.nextBoolean() ? " zebra crossing. " : " ")
                    + texts.get(random.nextInt(posts)));
        }
        texts.addAll(AnyText.of(SEED, 300));
        return texts;
    }
}
