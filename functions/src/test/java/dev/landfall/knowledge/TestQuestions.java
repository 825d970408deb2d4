package dev.landfall.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Questions as people type them, written apart from the articles; {@code unrelated} ones have no right article. */
final class TestQuestions {

    static final String UNRELATED = "unrelated";

    record Labelled(String topic, String text) {}

    private TestQuestions() {}

    static boolean exist(String locale) {
        return TestQuestions.class.getResource("/questions/" + locale + ".txt") != null;
    }

    static List<Labelled> in(String locale) {
        List<Labelled> questions = new ArrayList<>();
        String topic = "";
        for (String line : read(locale).lines().toList()) {
            if (line.startsWith("#")) {
                topic = line.substring(1);
            } else if (!line.isBlank()) {
                questions.add(new Labelled(topic, line));
            }
        }
        return questions;
    }

    private static String read(String locale) {
        try (InputStream in = Objects.requireNonNull(
                TestQuestions.class.getResourceAsStream("/questions/" + locale + ".txt"), "no questions")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
