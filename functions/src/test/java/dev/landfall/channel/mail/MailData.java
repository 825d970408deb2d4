package dev.landfall.channel.mail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of genuine mails, which is not part of the repository; tests that need it are skipped without it. */
public final class MailData {

    private MailData() {}

    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("landfall.data", "../../shared/data"), "mail", name);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: no folder " + folder + " (set -Dlandfall.data)");
        return folder;
    }

    public static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
