package dev.landfall.local.check;

import dev.landfall.local.front.Outbox;
import dev.landfall.local.host.FunctionHost;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays every sample of a folder, in the order of {@code expected.json}, and prints what became of each. */
public final class Rehearsal {

    private final EventPlayer player;
    private final FunctionHost host;
    private final Outbox outbox;
    private final PrintStream out;

    public Rehearsal(EventPlayer player, FunctionHost host, Outbox outbox, PrintStream out) {
        this.player = player;
        this.host = host;
        this.outbox = outbox;
        this.out = out;
    }

    /** Returns how many samples did not do what was expected. */
    public int run(Path folder) throws IOException, InterruptedException {
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(folder.resolve(Sample.EXPECTED)));
        List<Path> files = Stream.concat(expected.propertyNames().stream().map(folder::resolve), Sample.files(folder))
                .distinct()
                .toList();
        int wrong = 0;
        out.printf(Locale.ROOT, "%-34s %-34s %-7s %s%n", "sample", "door", "status", "what became of it");
        for (Path file : files) {
            wrong += play(file, expected);
        }
        out.printf(Locale.ROOT, "%d samples, %d not as expected%n", files.size(), wrong);
        return wrong;
    }

    private int play(Path file, JsonNode expected) throws IOException, InterruptedException {
        Sample sample = Sample.read(file, Instant.now());
        Set<String> before = Expectation.sent(outbox);
        Played played = player.play(sample);
        List<String> missing = new ArrayList<>();
        JsonNode wanted = expected.path(sample.name());
        if (wanted.isMissingNode()) {
            missing.add("expected.json says nothing of it");
        } else {
            missing.addAll(new Expectation(wanted).missing(played, before, host, outbox));
        }
        out.printf(
                Locale.ROOT,
                "%-34s %-34s %-7s %s%n",
                sample.name(),
                played.door(),
                played.status() == 0 ? (played.ok() ? "ok" : "failed") : Integer.toString(played.status()),
                missing.isEmpty()
                        ? "as expected"
                        : "NOT AS EXPECTED: " + String.join("; ", missing) + " (said: " + shortened(played.said())
                                + ")");
        return missing.isEmpty() ? 0 : 1;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }
}
