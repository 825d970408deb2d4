package dev.landfall.bench;

import dev.landfall.bench.Results.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs all subjects in shuffled rounds and prints their ratios. */
public final class Bench {
    private static final long SEED = 20261124;
    private static final int TRAINING = 51;
    private static final int WARM_UP = 150;

    private final Stage stage;
    private final List<Subject> subjects;
    private final Map<String, Path> caches = new HashMap<>();

    private Bench(Stage stage, List<Subject> subjects) {
        this.stage = stage;
        this.subjects = subjects;
    }

    /** Options: {@code --rounds N}, {@code --events N}, {@code --json FILE}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = options(args);
        Path repository = Path.of(System.getenv().getOrDefault("LANDFALL_REPOSITORY", "."))
                .toAbsolutePath()
                .normalize();
        Path work = Files.createDirectories(repository.resolve("infra/bench/target/work"));
        Results results;
        try (Stage stage = new Stage(repository, work)) {
            Bench bench = new Bench(stage, Subject.all(repository, work));
            bench.train();
            bench.compare();
            results = bench.rounds(number(options, "rounds", 3), number(options, "events", 300));
        }
        System.out.println(results.table());
        if (options.containsKey("json")) {
            Files.writeString(Path.of(options.getOrDefault("json", "")), results.json());
        }
        // DynamoDB Local leaves threads behind.
        System.exit(0);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!List.of("--rounds", "--events", "--json").contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("There is no option " + args[i] + " without a value");
            }
            options.put(args[i].substring(2), args[i + 1]);
        }
        return options;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }

    /** Makes the caches that are missing or older than what they were made of. */
    private void train() throws IOException, InterruptedException {
        for (Subject subject : subjects) {
            Path cache = stage.work().resolve(subject.name().replace(' ', '-') + ".aot");
            caches.put(subject.name(), cache);
            if (!isFresh(cache, subject)) {
                Files.deleteIfExists(cache);
                System.err.println("AOT cache of " + subject.name() + " …");
                new Start(subject, stage, List.of("-XX:AOTCacheOutput=" + cache)).train(TRAINING);
                if (!Files.exists(cache)) {
                    throw new IllegalStateException(subject.name() + " left no AOT cache");
                }
            }
        }
    }

    private static boolean isFresh(Path cache, Subject subject) throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(cache);
        List<Path> jars = new ArrayList<>(subject.classPath());
        try (var files = Files.walk(subject.taskRoot())) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
        }
        for (Path jar : jars) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }

    /** A comparison is worth nothing unless all write the same: three events each, and what they left behind. */
    private void compare() throws IOException, InterruptedException {
        stage.written();
        Map<String, List<String>> left = new HashMap<>();
        for (Subject subject : subjects) {
            if (subject.layout().equals(Subject.CONTAINER)) {
                new Start(subject, stage, List.of()).train(3);
                left.put(subject.code(), stage.written());
            }
        }
        List<String> ours = left.getOrDefault("L", List.of());
        for (String code : List.of("H", "C")) {
            List<String> theirs = left.getOrDefault(code, List.of());
            if (ours.isEmpty() || !ours.equals(theirs)) {
                throw new IllegalStateException("Not the same is written: L " + ours + ", " + code + " " + theirs);
            }
        }
        System.err.println("All write the same: " + ours.size() / 3 + " items and messages an event");
    }

    private Results rounds(int rounds, int events) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Results results = new Results();
        List<Cell> cells = new ArrayList<>();
        for (Subject subject : subjects) {
            cells.add(new Cell(subject.code(), subject.layout(), false));
            cells.add(new Cell(subject.code(), subject.layout(), true));
        }
        for (int round = 1; round <= rounds; round++) {
            Map<Cell, Start.Measured> measured = new HashMap<>();
            List<Cell> order = new ArrayList<>(cells);
            Collections.shuffle(order, random);
            for (Cell cell : order) {
                measured.put(cell, measure(cell, events, round == 1));
            }
            cells.forEach(cell -> results.add(cell, java.util.Objects.requireNonNull(measured.get(cell))));
            stage.clear();
            System.err.println("round " + round + " of " + rounds);
        }
        return results;
    }

    /** Warm events where the cost of the layout is over: on the class path. */
    private Start.Measured measure(Cell cell, int events, boolean count) throws IOException, InterruptedException {
        Subject subject = subjects.stream()
                .filter(each -> each.code().equals(cell.code()) && each.layout().equals(cell.layout()))
                .findFirst()
                .orElseThrow();
        List<String> options =
                cell.cached() ? List.of("-XX:AOTCache=" + caches.get(subject.name()), "-XX:AOTMode=on") : List.of();
        return new Start(subject, stage, options)
                .measure(WARM_UP, cell.layout().equals(Subject.CONTAINER) ? events : 0, count);
    }
}
