package dev.landfall.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a script, a letter or a common word says about the language, read from {@code language/scripts.txt}. */
final class Scripts {
    private static final int WORDS_NEEDED = 2;

    private final Map<UnicodeScript, List<String>> languages = new EnumMap<>(UnicodeScript.class);
    private final Map<String, Set<Integer>> letters = new LinkedHashMap<>();
    private final Map<String, Set<String>> words = new LinkedHashMap<>();

    private Scripts() {}

    static Scripts load(InputStream text) throws IOException {
        var scripts = new Scripts();
        try (var in = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(scripts::read);
        }
        return scripts;
    }

    private void read(String line) {
        var parts = new ArrayList<>(List.of(line.split(" ")));
        String kind = parts.removeFirst();
        String name = parts.removeFirst();
        switch (kind) {
            case "script" -> languages.put(UnicodeScript.forName(name), List.copyOf(parts));
            case "letters" ->
                parts.forEach(part -> part.codePoints()
                        .forEach(point -> letters.computeIfAbsent(name, tag -> new HashSet<>())
                                .add(point)));
            case "words" -> words.put(name, Set.copyOf(parts));
            default -> throw new IllegalStateException("Unknown kind of line in scripts.txt: " + kind);
        }
    }

    List<String> languagesOf(UnicodeScript script) {
        return languages.getOrDefault(script, List.of());
    }

    /** The language that owns a letter of the text. */
    Optional<String> byLetters(String text) {
        return letters.entrySet().stream()
                .filter(entry -> text.codePoints().anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The language that has the most of its common words in the text, and at least two, a third of all words. */
    Optional<String> byWords(String text) {
        List<String> all = List.of(text.split(" "));
        String best = "";
        long most = Math.max(WORDS_NEEDED, (all.size() + 2) / 3) - 1L;
        for (var entry : words.entrySet()) {
            long count =
                    all.stream().filter(entry.getValue()::contains).distinct().count();
            if (count > most) {
                most = count;
                best = entry.getKey();
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }
}
