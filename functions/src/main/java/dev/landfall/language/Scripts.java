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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a script, a letter or a common word says about the language, read from {@code language/scripts.txt}. */
final class Scripts {
    private static final int WORDS_NEEDED = 2;
    private static final int LONGEST = 600;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** A digit drawn like an Arabic letter, inside of a word. */
    private static final Pattern DIGIT_AS_LETTER = Pattern.compile("[a-z][2357][a-z]|^[37][a-z]{3}");

    private final Map<UnicodeScript, List<String>> languages = new EnumMap<>(UnicodeScript.class);
    private final Map<String, Set<Integer>> letters = new LinkedHashMap<>();
    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Map<String, Set<String>> between = new LinkedHashMap<>();
    private final Map<String, Set<String>> roman = new LinkedHashMap<>();

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
            case "between" -> between.put(name, new HashSet<>(parts));
            case "roman" -> roman.put(name, new HashSet<>(parts));
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

    /** The same where at least two words, and half of the text, are such words: then the tables need not be asked. */
    Optional<String> clearlyBetween(String text) {
        List<String> all = List.of(text.split(" "));
        return between(text)
                .filter(tag -> count(all, between.getOrDefault(tag, Set.of()))
                        >= Math.max(WORDS_NEEDED, (all.size() + 1) / 2));
    }

    /** Of languages that the tables hold as one, that which has more of its own words in the text. */
    Optional<String> between(String text) {
        List<String> all = List.of(text.split(" "));
        String best = "";
        long most = 0;
        boolean tied = true;
        for (var entry : between.entrySet()) {
            long count = count(all, entry.getValue());
            if (count >= most) {
                tied = count == most;
                best = count > most ? entry.getKey() : best;
                most = count;
            }
        }
        return tied ? Optional.empty() : Optional.of(best);
    }

    /** The language of another script whose words the text has in Latin letters: two at least, a quarter of all. */
    Optional<String> romanised(String text) {
        List<String> all = Stream.of(SPACE.split(text.length() > LONGEST ? text.substring(0, LONGEST) : text))
                .filter(token -> !token.isEmpty() && "@#".indexOf(token.charAt(0)) < 0)
                .map(token -> NOT_WORD.matcher(token.toLowerCase(Locale.ROOT)).replaceAll(""))
                .filter(token -> !token.isEmpty())
                .toList();
        boolean arabizi =
                all.stream().anyMatch(token -> DIGIT_AS_LETTER.matcher(token).find());
        String best = "";
        long most = Math.max(WORDS_NEEDED, (all.size() + 3) / 4) - 1L;
        for (var entry : roman.entrySet()) {
            long count = count(all, entry.getValue());
            boolean digits = arabizi && entry.getKey().startsWith("ar");
            if (count > 0 && count + (digits ? 1 : 0) > most) {
                most = count + (digits ? 1 : 0);
                best = entry.getKey();
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static long count(List<String> all, Set<String> words) {
        return all.stream().filter(words::contains).distinct().count();
    }
}
