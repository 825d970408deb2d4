package dev.landfall.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One handler in one layout.
 *
 * @param code {@code L} Landfall, {@code H} by hand as well as it goes, {@code C} by hand as people write it
 * @param taskRoot where a zip was unpacked; what is on the class path has an empty one
 */
record Subject(String code, String layout, String handler, List<Path> classPath, Path taskRoot) {
    Subject {
        classPath = List.copyOf(classPath);
    }

    static final String CONTAINER = "container";
    static final String ZIP = "zip";

    String name() {
        return code + " " + layout;
    }

    /** All subjects, with their files laid out under the folder. */
    static List<Subject> all(Path repository, Path work) throws IOException {
        Path built = repository.resolve("infra/bench/byhand/target");
        List<Path> libraries = new ArrayList<>();
        libraries.add(built.resolve("byhand-0.1.0-SNAPSHOT.jar"));
        Arrays.stream(Files.readString(built.resolve("classpath")).strip().split(File.pathSeparator))
                .map(Path::of)
                .forEach(libraries::add);
        String byHand = "dev.landfall.bench.byhand.";
        List<Subject> all = new ArrayList<>();
        both(all, work, "L", "dev.landfall.Landfall::handleRequest", List.of(jar(repository)));
        both(all, work, "H", byHand + "StreamWebhook::handleRequest", List.of(built.resolve("merged.jar")));
        both(all, work, "C", byHand + "TypedWebhook::handleRequest", libraries);
        return all;
    }

    /** The very jar that is in the deployment zip. */
    private static Path jar(Path repository) {
        return repository.resolve("functions/target/merged.jar");
    }

    private static void both(List<Subject> all, Path work, String code, String handler, List<Path> jars)
            throws IOException {
        Path empty = Files.createDirectories(work.resolve("empty"));
        all.add(new Subject(code, CONTAINER, handler, jars, empty));
        Path root = work.resolve("zip-" + code);
        Path lib = Files.createDirectories(root.resolve("lib"));
        for (Path jar : jars) {
            Files.copy(
                    jar,
                    lib.resolve(jar.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        all.add(new Subject(code, ZIP, handler, List.of(), root));
    }
}
