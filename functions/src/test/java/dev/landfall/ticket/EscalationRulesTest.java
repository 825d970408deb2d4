package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.EmotionMode;
import dev.landfall.policy.PolicyFiles;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EscalationRulesTest {

    private static final EscalationRules RULES =
            new PolicyFiles(JsonMapper.builder().build()).current(EscalationRules.POLICY);

    @ParameterizedTest(name = "upset {0}, asked {1}, unanswered {2}, area {3}, breached {4}: {5}")
    @CsvSource({
        "false, false, 0, login, false, ",
        "false, false, 1, , false, ",
        "true, false, 0, login, false, upset",
        "false, true, 0, login, false, human_requested",
        "true, true, 5, payments, true, human_requested",
        "false, false, 2, login, false, second_unanswered_question",
        "false, false, 0, payments, false, account_or_payment",
        "false, false, 0, account, false, account_or_payment",
        "false, false, 0, login, true, deadline_breached",
    })
    void eachSignalNamesItsRule(
            boolean upset, boolean asked, int unanswered, String area, boolean breached, String rule) {
        Signals signals = new Signals(upset, asked, unanswered, Optional.ofNullable(area), breached);

        Optional<Escalation> decision = RULES.decide(signals, EmotionMode.ALLOW);

        assertThat(decision.map(Escalation::rule)).isEqualTo(Optional.ofNullable(rule));
    }

    @Test
    void moodIsNotLookedAtWhereItMayNotBeInferred() {
        Signals upset = new Signals(true, false, 0, Optional.empty(), false);

        assertThat(RULES.decide(upset, EmotionMode.OFF)).isEmpty();
        assertThat(RULES.decide(upset, EmotionMode.DECISION_ONLY)).isPresent();
    }

    @ParameterizedTest(name = "mode {0}")
    @EnumSource(
            value = EmotionMode.class,
            names = {"LOCAL_ONLY", "DECISION_ONLY", "OFF"})
    void whereMoodLeavesNoTraceEveryHandOverLooksAlike(EmotionMode mode) {
        Set<HandoverReason> stored = new HashSet<>();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int round = 0; round < 500; round++) {
            RULES.decide(signals(random), mode).ifPresent(one -> stored.add(RULES.storedReason(one, mode)));
        }

        assertThat(stored).containsExactly(new HandoverReason("handover", Priority.HIGH, RULES.version()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whereMoodMayBeNamedTheReasonIsTheRule(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 500; round++) {
            RULES.decide(signals(random), EmotionMode.ALLOW)
                    .ifPresent(one -> assertThat(RULES.storedReason(one, EmotionMode.ALLOW))
                            .isEqualTo(new HandoverReason(one.rule(), one.priority(), RULES.version())));
        }
    }

    private static Signals signals(RandomGenerator random) {
        Optional<String> area = random.nextBoolean() ? Optional.of("payments") : Optional.empty();
        return new Signals(random.nextBoolean(), random.nextBoolean(), random.nextInt(4), area, random.nextBoolean());
    }
}
