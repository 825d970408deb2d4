package dev.landfall.local;

import dev.landfall.local.check.EventPlayer;
import dev.landfall.local.check.Rehearsal;
import dev.landfall.local.engine.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Plays every sample event on free ports with a fresh folder, and says what became of each. */
final class Check {
    private Check() {}

    /** Returns the exit code: 0 when everything happened that was expected. */
    static int run() throws InterruptedException {
        Options given = Options.of(System.getenv());
        try {
            Path folder = Files.createTempDirectory("landfall-check");
            Options fresh = new Options(given.repository(), folder, Ports.free(), Ports.free(), given.endpoint());
            int wrong;
            try (LocalCloud cloud = new LocalCloud(fresh)) {
                if (given.endpoint().isPresent()) {
                    cloud.notes().forEach(System.out::println);
                }
                wrong = rehearsal(cloud).run(given.repository().resolve("events"));
            }
            if (wrong == 0) {
                delete(folder);
            } else {
                System.out.println("The folder is kept, with the functions' log lines: " + folder);
            }
            return wrong == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("The check cannot run", e);
        }
    }

    private static Rehearsal rehearsal(LocalCloud cloud) {
        var player = new EventPlayer(new EventPlayer.Stage(
                cloud.devFile().baseUrl(),
                cloud.options().smtpPort(),
                cloud.template(),
                cloud.host(),
                cloud.tokenMint(),
                cloud.secrets()));
        return new Rehearsal(player, cloud.host(), cloud.outbox(), System.out);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
