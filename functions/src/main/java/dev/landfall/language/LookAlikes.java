package dev.landfall.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Letters that are drawn alike and digits that stand for letters, read from {@code language/readings.txt}. */
final class LookAlikes {
    private final Map<Character, Character> latin = new HashMap<>();
    private final Map<UnicodeScript, Map<Character, Character>> fromLatin = new EnumMap<>(UnicodeScript.class);
    private final Map<Character, String> digits = new HashMap<>();
    private final Set<String> joined = new HashSet<>();

    private LookAlikes() {}

    static LookAlikes load() {
        var alikes = new LookAlikes();
        try (var in = LookAlikes.class.getResourceAsStream("/language/readings.txt")) {
            if (in == null) {
                throw new IllegalStateException("The release lacks the table of readings");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(alikes::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alikes;
    }

    private void read(String line) {
        String[] parts = line.split(" ");
        switch (parts[0]) {
            case "alike" -> alike(parts[1].charAt(0), parts[2]);
            case "digits" -> {
                for (int i = 1; i < parts.length; i++) {
                    digits.put(parts[i].charAt(0), parts[i].substring(2));
                }
            }
            case "joined" -> joined.addAll(List.of(parts).subList(1, parts.length));
            default -> throw new IllegalStateException("Unknown kind of line in readings.txt: " + parts[0]);
        }
    }

    private void alike(char letter, String others) {
        for (char other : others.toCharArray()) {
            latin.put(other, letter);
            UnicodeScript script = UnicodeScript.of(other);
            if (script != UnicodeScript.LATIN) {
                fromLatin.computeIfAbsent(script, s -> new HashMap<>()).putIfAbsent(letter, other);
            }
        }
    }

    /** Whether the end of a word after an apostrophe is no word of its own. */
    boolean isJoined(String end) {
        return joined.contains(Normal.fold(end));
    }

    /** Words of letters of several scripts become words of the one whose letters cannot be taken for others. */
    String inOneScript(String words) {
        var out = new StringBuilder(words.length());
        for (int at = 0; at < words.length(); ) {
            int end = at + 1;
            while (end < words.length() && Character.isLetterOrDigit(words.charAt(end))) {
                end++;
            }
            out.append(word(words.substring(at, end)));
            at = end;
        }
        return out.toString();
    }

    private String word(String word) {
        var scripts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        for (char c : word.toCharArray()) {
            UnicodeScript script = UnicodeScript.of(c);
            if (Character.isLetter(c) && (script == UnicodeScript.LATIN || fromLatin.containsKey(script))) {
                scripts.merge(script, isAmbiguous(c, script) ? 1 : 2, Integer::sum);
            }
        }
        if (scripts.size() < 2) {
            return word;
        }
        UnicodeScript target = scripts.entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<UnicodeScript, Integer>comparingByKey()
                                .reversed()))
                .orElseThrow()
                .getKey();
        var out = new StringBuilder(word.length());
        for (char c : word.toCharArray()) {
            char plain = latin.getOrDefault(c, c);
            out.append(
                    UnicodeScript.of(c) == target
                            ? c
                            : target == UnicodeScript.LATIN
                                    ? plain
                                    : fromLatin.getOrDefault(target, Map.of()).getOrDefault(plain, c));
        }
        return out.toString();
    }

    private boolean isAmbiguous(char c, UnicodeScript script) {
        return script == UnicodeScript.LATIN || latin.containsKey(c);
    }

    /** Digits between letters of a word become letters; the choice says which of several. */
    String lettersForDigits(String words, int choice) {
        var out = new StringBuilder(words);
        for (int at = 0; at < out.length(); at++) {
            String letters = digits.get(out.charAt(at));
            if (letters != null && (isLatin(out, at - 1) || isLatin(out, at + 1))) {
                out.setCharAt(at, letters.charAt(Math.min(choice, letters.length() - 1)));
            }
        }
        return out.toString();
    }

    private static boolean isLatin(CharSequence text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z';
    }
}
