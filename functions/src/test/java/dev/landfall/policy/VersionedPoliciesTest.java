package dev.landfall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.language.KeywordRules;
import dev.landfall.policy.OperatorRules.Change;
import dev.landfall.policy.OperatorRules.Outcome;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.MeteredTable;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VersionedPoliciesTest {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final String GIFT = rule("gift-lost", "gift vanished");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final CountedTable table = new CountedTable();
    private final OperatorRules operators = new OperatorRules(table);
    private final PolicyFiles files = new PolicyFiles(JsonMapper.shared());
    private final Policies policies = new VersionedPolicies(files, () -> operators, now::get);

    private static String rule(String id, String phrase) {
        return """
                {"id":"%s","area":"payments","priority":"high","owner":"care","effectiveFrom":"2026-11-24",
                "channels":[],"phrases":{"en":[{"any":["%s"]}]}}
                """.formatted(id, phrase);
    }

    private static Change change(String rule, int seen, RuleVersion.State state, String content) {
        return new Change("keywords", rule, 1, seen, state, content, "olga", START, "because");
    }

    private Outcome put(String rule, int seen, String content) {
        return operators.save(change(rule, seen, RuleVersion.State.CHANGED, content));
    }

    private KeywordRules rules() {
        return KeywordRules.current(policies);
    }

    private boolean matches(String text) {
        return !rules().match(text, "x", DAY).hits().isEmpty();
    }

    private void advance(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    @Test
    void withoutOperatorsTheReleaseHoldsAndOneReadInThirtySecondsTellsSo() {
        for (int second = 0; second < 120; second++) {
            assertThat(rules().version()).isEqualTo(1);
            advance(Duration.ofSeconds(1));
        }
        assertThat(table.reads.get()).isEqualTo(4);
    }

    @Test
    void aNewPhraseWorksWithinAMinuteAndTheMatchNamesItsVersion() {
        assertThat(matches("my gift vanished")).isFalse();
        put("gift-lost", 0, GIFT);
        int seconds = 0;
        while (!matches("my gift vanished")) {
            advance(Duration.ofSeconds(1));
            seconds++;
            assertThat(seconds).isLessThan(60);
        }
        assertThat(rules().match("my gift vanished", "x", DAY).version()).isEqualTo(2);
        assertThat(rules().match("my account got hacked", "x", DAY).area()).contains("account");
    }

    @Test
    void aClockThatGoesBackDoesNotHoldTheOldRules() {
        assertThat(matches("my gift vanished")).isFalse();
        put("gift-lost", 0, GIFT);
        advance(Duration.ofDays(-3));
        assertThat(matches("my gift vanished")).isTrue();
    }

    @Test
    void operatorsRulesStandInForTheReleasesByIdAndCanBeWithdrawnAndGivenBack() {
        assertThat(matches("my account got hacked")).isTrue();
        put("account-hacked", 1, rule("account-hacked", "somebody sits in my account"));
        advance(Duration.ofSeconds(30));
        assertThat(matches("my account got hacked")).isFalse();
        assertThat(matches("somebody sits in my account")).isTrue();

        operators.save(change("account-hacked", 2, RuleVersion.State.WITHDRAWN, ""));
        advance(Duration.ofSeconds(30));
        assertThat(matches("somebody sits in my account")).isFalse();

        operators.save(change("account-hacked", 3, RuleVersion.State.RELEASED, ""));
        advance(Duration.ofSeconds(30));
        assertThat(matches("my account got hacked")).isTrue();
        assertThat(rules().version()).isEqualTo(4);
    }

    @Test
    void whileTheTableCannotBeReadTheLastKnownRulesStay() {
        put("gift-lost", 0, GIFT);
        assertThat(matches("my gift vanished")).isTrue();
        table.broken = true;
        advance(Duration.ofHours(5));
        assertThat(matches("my gift vanished")).isTrue();
        assertThat(matches("my account got hacked")).isTrue();
        table.broken = false;
        put("gift-lost", 2, rule("gift-lost", "present is gone"));
        advance(Duration.ofSeconds(30));
        assertThat(matches("my gift vanished")).isFalse();
        assertThat(matches("the present is gone")).isTrue();
    }

    @Test
    void aFunctionThatStartsWithoutTheTableUsesTheRelease() {
        table.broken = true;
        assertThat(matches("my account got hacked")).isTrue();
        assertThat(rules().version()).isEqualTo(1);
    }

    @Test
    void aRuleThatThisReleaseCannotUseLeavesTheLastKnownRules() {
        put("gift-lost", 0, GIFT);
        assertThat(matches("my gift vanished")).isTrue();
        put("broken", 0, "{\"id\":\"broken\",\"area\":\"\",\"owner\":\"\"}");
        advance(Duration.ofSeconds(30));
        assertThat(matches("my gift vanished")).isTrue();
        assertThat(rules().version()).isEqualTo(2);
    }

    @Test
    void ofTwoChangesOfOneRuleTheLaterIsRefusedAndOfTwoRulesBothPass() {
        put("gift-lost", 0, GIFT);
        table.beforeNextWrite = () -> put("gift-lost", 2, rule("gift-lost", "theirs"));
        assertThat(put("gift-lost", 2, rule("gift-lost", "mine"))).isInstanceOf(Outcome.Conflict.class);
        assertThat(operators.rule("keywords", "gift-lost").orElseThrow().content())
                .contains("theirs");

        table.beforeNextWrite = () -> put("other-rule", 0, rule("other-rule", "another one"));
        assertThat(put("gift-lost", 3, rule("gift-lost", "mine")))
                .isInstanceOfSatisfying(
                        Outcome.Stored.class,
                        stored -> assertThat(stored.version().version()).isEqualTo(5));
    }

    @Test
    void everyChangeStaysInTheHistoryWithItsReason() {
        put("gift-lost", 0, GIFT);
        put("gift-lost", 2, rule("gift-lost", "second"));
        operators.save(change("gift-lost", 3, RuleVersion.State.WITHDRAWN, ""));
        Page<RuleVersion> newest = operators.history("keywords", "gift-lost", 2, Optional.empty());
        assertThat(newest.items()).extracting(RuleVersion::version).containsExactly(4, 3);
        assertThat(newest.items()).allSatisfy(version -> {
            assertThat(version.by()).isEqualTo("olga");
            assertThat(version.why()).isEqualTo("because");
            assertThat(version.at()).isEqualTo(START);
        });
        assertThat(operators.history("keywords", "gift-lost", 2, Optional.of(3)).items())
                .extracting(RuleVersion::version)
                .containsExactly(2);
    }

    @Test
    void aNewReleaseCountsOnAndNoNumberComesTwice() {
        RulePointer pointer = RulePointer.of("keywords", 1).next(1, true).next(1, false);
        assertThat(pointer.inForce(1)).isEqualTo(3);
        assertThat(pointer.inForce(2)).isEqualTo(4);
        RulePointer later = pointer.next(2, false);
        assertThat(later.version()).isEqualTo(5);
        assertThat(later.inForce(1)).isEqualTo(5);
        assertThat(later.next(1, false).version()).isEqualTo(6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aRuleOfTheLargestSizeFitsIntoItsItem(long seed) {
        Random random = new Random(seed);
        StringBuilder phrases = new StringBuilder();
        random.ints(75_000, 0x4E00, 0x9FFF).forEach(phrases::appendCodePoint);
        String content = rule("large", phrases.toString());
        OperatorRules stored = new OperatorRules(LocalDynamo.get().table());
        assertThat(stored.save(change("large", 0, RuleVersion.State.CHANGED, content)))
                .isInstanceOf(Outcome.Stored.class);
        assertThat(stored.rules("keywords")).extracting(RuleVersion::content).containsExactly(content);
        assertThat(stored.version("keywords", "large", 2)).isPresent();
    }

    @Test
    void aLookCostsOneReadAndAChangeThreeSmallItems() {
        MeteredTable metered = new MeteredTable();
        OperatorRules own = new OperatorRules(metered);
        assertThat(metered.measure(() -> own.save(change("gift-lost", 0, RuleVersion.State.CHANGED, GIFT))))
                .isEqualTo(new MeteredTable.Units(2, 6));
        assertThat(metered.measure(() -> own.version("keywords", 1))).isEqualTo(new MeteredTable.Units(1, 0));
    }

    /** Counts reads, and fails or is overtaken when a test wants so. */
    private static final class CountedTable implements Table {

        private final InMemoryTable table = new InMemoryTable();
        private final AtomicInteger reads = new AtomicInteger();
        private boolean broken;
        private Runnable beforeNextWrite = () -> {};

        private void read() {
            reads.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("throttled");
            }
        }

        @Override
        public <T> Optional<T> get(Kind<T> kind, Key key) {
            read();
            return table.get(kind, key);
        }

        @Override
        public <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
            read();
            return table.query(kind, pk, range, limit, after);
        }

        @Override
        public List<Key> keys(String pk) {
            return table.keys(pk);
        }

        @Override
        public <T> Page<T> query(
                dev.landfall.table.Index index,
                Kind<T> kind,
                String partition,
                Range range,
                int limit,
                Optional<String> cursor) {
            return table.query(index, kind, partition, range, limit, cursor);
        }

        @Override
        public Written write(List<Write> writes) {
            Runnable first = beforeNextWrite;
            beforeNextWrite = () -> {};
            first.run();
            return table.write(writes);
        }

        @Override
        public void delete(List<Key> keys) {
            table.delete(keys);
        }
    }
}
