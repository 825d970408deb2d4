package dev.landfall.local.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DifferencesTest {

    private static List<String> between(String wanted, String found) {
        return Differences.between(
                "Queue",
                JsonMapper.shared().readTree(wanted),
                JsonMapper.shared().readTree(found));
    }

    @Test
    void numbersAndSwitchesThatTheApiTellsAsTextAreTheSame() {
        assertThat(between("{\"VisibilityTimeout\":180,\"FifoQueue\":true}", """
                {"VisibilityTimeout":"180","FifoQueue":"true","CreatedTimestamp":"1"}"""))
                .isEmpty();
    }

    @Test
    void theOrderInAListDoesNotMatterButItsLengthDoes() {
        assertThat(between("{\"Keys\":[{\"a\":1},{\"a\":2}]}", "{\"Keys\":[{\"a\":2,\"b\":0},{\"a\":1}]}"))
                .isEmpty();
        assertThat(between("{\"Keys\":[{\"a\":1}]}", "{\"Keys\":[{\"a\":1},{\"a\":2}]}"))
                .hasSize(1);
    }

    @Test
    void whatIsMissingIsToldWithItsPlace() {
        assertThat(between("{\"Recovery\":{\"On\":true,\"Days\":7}}", "{\"Recovery\":{\"On\":true}}"))
                .containsExactly("Queue.Recovery.Days is absent, not 7");
        assertThat(between("{\"Recovery\":{\"On\":true}}", "{}"))
                .containsExactly("Queue.Recovery.On is absent, not true");
    }

    @Test
    void onlyWhatFunctionsLeanOnStopsTheStart() {
        assertThat(Elsewhere.needed("IntakeQueue.RedrivePolicy.maxReceiveCount is 3, not 5"))
                .isTrue();
        assertThat(Elsewhere.needed("Table.PointInTimeRecoverySpecification.RecoveryPeriodInDays is absent, not 7"))
                .isFalse();
    }
}
