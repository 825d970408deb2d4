package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HumanRequestTest {
    private final HumanRequest request = Policy.current(HumanRequest.POLICY);

    @Test
    void everyWayOfAskingForAHumanIsUnderstoodAndNothingElse() {
        List<String> faults = Policy.lines("human.tsv").stream()
                .filter(line -> request.asked(line[2]) != line[1].equals("yes"))
                .map(line -> String.join(" ", line))
                .toList();

        assertThat(faults).isEmpty();
    }
}
