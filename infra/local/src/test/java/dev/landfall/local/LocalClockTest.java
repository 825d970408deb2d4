package dev.landfall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClockTest {

    @Test
    void aMovedClockStaysMovedOverARestart(@TempDir Path folder) {
        Home home = Home.at(folder);

        new LocalClock(home).advance(Duration.ofHours(24));

        assertThat(new LocalClock(home).offset()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theClockNeverMovesBack(@TempDir Path folder) {
        LocalClock clock = new LocalClock(Home.at(folder));

        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }
}
