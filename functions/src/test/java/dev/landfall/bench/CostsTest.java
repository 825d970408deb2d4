package dev.landfall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostsTest {

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    @Test
    void aMillionEventsCostWhatTheirUnitsAndMillisecondsCost() {
        JsonNode file = JsonMapper.shared().readTree("""
                {"megabytes":512,
                 "prices":{"gigabyteSecond":0.00002,"millionInvocations":0.2,"millionReadUnits":0.1,
                           "millionWriteUnits":0.5,"millionQueueCalls":0.4,"millionHttpCalls":1},
                 "jobs":[{"function":"f","event":"e","milliseconds":100,"read":10,"write":20,"queueCalls":2,"httpCalls":1}]}
                """);

        assertThat(Costs.of(file)).singleElement().satisfies(line -> {
            assertThat(line.compute()).isCloseTo(1.2, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(line.table()).isCloseTo(11, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(line.calls()).isCloseTo(1.8, org.assertj.core.data.Offset.offset(1e-9));
        });
    }

    @Test
    void aFigureThatIsMissingIsNotFree() {
        assertThatThrownBy(() -> Costs.of(JsonMapper.shared().readTree("{\"megabytes\":512,\"jobs\":[{}]}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDocsShowWhatTheFileComesTo() throws IOException {
        String table = Costs.table(Costs.of(read(Path.of("../infra/costs.json"))));

        assertThat(Files.readString(Path.of("../docs/operations.md")))
                .contains(table.replace(System.lineSeparator(), "\n"));
    }
}
