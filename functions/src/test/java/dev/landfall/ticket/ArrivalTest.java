package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.ticket.Arrival.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static Arrival told(State state, long seconds) {
        return new Arrival(state, NOW.plusSeconds(seconds), "");
    }

    @Test
    void aLateWordOfSendingNeverOverwritesReading() {
        assertThat(told(State.READ, 1).join(told(State.SENT, 2)).state()).isEqualTo(State.READ);
        assertThat(told(State.READ, 1).join(told(State.FAILED, 2)).state()).isEqualTo(State.READ);
    }

    @Test
    void onlyWhatHasNotArrivedCanFail() {
        assertThat(State.SENT.mayBecome(State.FAILED)).isTrue();
        assertThat(State.DELIVERED.mayBecome(State.FAILED)).isFalse();
        assertThat(State.READ.mayBecome(State.FAILED)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theSameWordTwiceChangesNothing(State state) {
        assertThat(told(state, 1).join(told(state, 2))).isEqualTo(told(state, 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reportsInAnyOrderAndNumberEndInTheSameState(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<State> states = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(8); i++) {
                states.add(State.values()[random.nextInt(State.values().length)]);
            }
            State best = states.stream().max(Comparator.naturalOrder()).orElseThrow();
            Collections.shuffle(states, random);
            Arrival known = told(states.getFirst(), 0);
            for (int i = 1; i < states.size(); i++) {
                Arrival next = known.join(told(states.get(i), i));
                assertThat(next.state()).isGreaterThanOrEqualTo(known.state());
                known = next;
            }
            assertThat(known.state()).isEqualTo(best);
        }
    }
}
