package dev.landfall.bench.storm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What people say, in 25 languages: the labelled posts of the language room, requests for a human, anger. */
final class Texts {

    private static final List<String> LANGUAGES = List.of(
            "ar", "bn", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "ms", "nl", "pl", "pt", "ru",
            "sv", "th", "tr", "uk", "vi", "zh-Hans", "zh-Hant");

    private record Line(String language, String text, boolean calls) {}

    private final List<List<Line>> byLanguage = new ArrayList<>();
    private final List<Line> calls = new ArrayList<>();
    private final List<String> human = column("/language/human.tsv", "yes");
    private final List<String> upset = column("/language/mood.tsv", "upset");

    Texts() {
        for (String language : LANGUAGES) {
            List<Line> lines = text("/posts/" + language + ".jsonl")
                    .lines()
                    .map(World.MAPPER::readTree)
                    .map(node -> new Line(language, node.path("text").asString(), isAboutCalls(node)))
                    .toList();
            byLanguage.add(lines);
            lines.stream().filter(Line::calls).forEach(calls::add);
        }
    }

    private static boolean isAboutCalls(JsonNode node) {
        return node.path("areas").toString().contains("calls");
    }

    int languages() {
        return LANGUAGES.size();
    }

    /** A message to us alone: mostly a trouble, sometimes a wish for a human, or anger. */
    String direct(int language, Random random) {
        int drawn = random.nextInt(100);
        if (drawn < 5) {
            return human.get(random.nextInt(human.size()));
        }
        return drawn < 8 ? upset.get(random.nextInt(upset.size())) : line(language, random);
    }

    /** A public post, unlike the others as people's own words are. */
    String post(int language, Random random) {
        return line(language, random) + " — " + line(language, random) + " " + random.nextInt(1000);
    }

    String aboutCalls(Random random) {
        return calls.get(random.nextInt(calls.size())).text();
    }

    private String line(int language, Random random) {
        List<Line> lines = byLanguage.get(language);
        return lines.get(random.nextInt(lines.size())).text();
    }

    private static List<String> column(String file, String label) {
        return text(file)
                .lines()
                .map(line -> line.split("\t", 3))
                .filter(parts -> parts.length == 3 && parts[1].equals(label))
                .map(parts -> parts[2])
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            return new String(java.util.Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
