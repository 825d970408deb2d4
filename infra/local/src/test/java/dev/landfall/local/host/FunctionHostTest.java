package dev.landfall.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the real runtime interface client, in real processes. */
class FunctionHostTest {

    @TempDir
    private static Path folder;

    private static RuntimeApi api;
    private static FunctionHost host;

    @BeforeAll
    static void start() {
        api = new RuntimeApi(() -> Duration.ofHours(24));
        FunctionFiles files = FunctionFiles.onClassPath("target/test-classes", folder);
        files.cacheOption();
        host = new FunctionHost(new Workshop(api, files, Map.of("LANG", "C.UTF-8"), folder));
    }

    @AfterAll
    static void stop() {
        host.close();
        api.close();
    }

    @Test
    void anEventIsAnsweredWithTheTemplatesEnvironmentAndTheMovedClock() {
        assertThat(said(host.invoke(toy("answers", 20), bytes("\"hola\""))))
                .isEqualTo("{\"offset\":\"PT24H\",\"stage\":\"local\",\"event\":\"hola\"}");
    }

    @Test
    void aFunctionThatThrowsFailsAndServesTheNextEvent() {
        FunctionSpec function = toy("throws", 20);

        assertThat(said(host.invoke(function, bytes("\"throw\"")))).isEqualTo("Unhandled");
        assertThat(said(host.invoke(function, bytes("1")))).contains("\"event\":1");
    }

    @Test
    void aProcessThatEndsFailsItsEventAloneAndIsReplaced() {
        FunctionSpec function = toy("exits", 20);

        assertThat(said(host.invoke(function, bytes("\"exit\"")))).isEqualTo("Runtime.ExitError");
        assertThat(said(host.invoke(function, bytes("2")))).contains("\"event\":2");
    }

    @Test
    void aFunctionThatRunsOutOfItsTimeIsEnded() {
        assertThat(said(host.invoke(toy("hangs", 1), bytes("\"hang\"")))).isEqualTo("Sandbox.Timedout");
    }

    @Test
    void anEventAboveSixMegabytesIsRefused() {
        assertThat(said(host.invoke(toy("answers", 20), new byte[FunctionHost.LIMIT + 1])))
                .isEqualTo("RequestTooLarge");
    }

    private static FunctionSpec toy(String name, int seconds) {
        return new FunctionSpec(
                name, ToyHandler.class.getName(), 128, Duration.ofSeconds(seconds), 1, Map.of("STAGE", "local"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> new String(answered.body(), StandardCharsets.UTF_8);
            case Outcome.Failed failed -> failed.kind();
        };
    }
}
