package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The phrases by which mail clients and people set off quotes, signatures and disclaimers, in every language at once. */
public final class MailCues {

    /** The policy that holds the phrases. */
    public static final PolicyKey<MailCues> POLICY = new PolicyKey<>("mail-cues", MailCues::compile);

    /** How a "sent from my phone" line begins and ends; either may be empty. */
    record Frame(String start, String end) {}

    private final int version;
    private final Map<Character, List<String>> introductionStarts = new HashMap<>();
    private final Set<String> introductionVerbs = new TreeSet<>();
    private final Map<Character, List<String>> verbsByEnd = new HashMap<>();
    private final Map<String, String> headerLabels = new HashMap<>();
    private final Set<String> originalMessage = new TreeSet<>();
    private final Map<Character, List<Frame>> sentFromByStart = new HashMap<>();
    private final Map<Character, List<Frame>> sentFromByEnd = new HashMap<>();
    private final Map<Character, List<String>> disclaimers = new HashMap<>();

    private MailCues(int version) {
        this.version = version;
    }

    /** Compiles a policy file of the shape of {@code policy/mail-cues.json}. */
    public static MailCues compile(PolicyFile file) {
        MailCues cues = new MailCues(file.version());
        JsonNode body = file.body();
        collected(body.path("introductionStarts"))
                .forEach(phrase -> file(cues.introductionStarts, phrase.charAt(0), phrase));
        cues.introductionVerbs.addAll(collected(body.path("introductionVerbs")));
        cues.introductionVerbs.forEach(verb -> file(cues.verbsByEnd, verb.charAt(verb.length() - 1), verb));
        cues.originalMessage.addAll(collected(body.path("originalMessage")));
        collected(body.path("disclaimers")).forEach(phrase -> file(cues.disclaimers, phrase.charAt(0), phrase));
        for (Map.Entry<String, JsonNode> kind : body.path("headerLabels").properties()) {
            collected(kind.getValue()).forEach(label -> cues.headerLabels.putIfAbsent(label, kind.getKey()));
        }
        for (JsonNode frames : body.path("sentFrom")) {
            for (JsonNode frame : frames) {
                cues.file(new Frame(lower(frame.path(0)), lower(frame.path(1))));
            }
        }
        return cues;
    }

    private void file(Frame frame) {
        if (frame.start().isEmpty()) {
            file(sentFromByEnd, frame.end().charAt(frame.end().length() - 1), frame);
        } else {
            file(sentFromByStart, frame.start().charAt(0), frame);
        }
    }

    private static <T> void file(Map<Character, List<T>> index, char key, T value) {
        index.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
    }

    private static Set<String> collected(JsonNode byLanguage) {
        Set<String> into = new TreeSet<>();
        for (JsonNode phrases : byLanguage) {
            for (JsonNode phrase : phrases) {
                into.add(lower(phrase));
            }
        }
        return into;
    }

    private static String lower(JsonNode phrase) {
        return phrase.asString("").toLowerCase(Locale.ROOT).strip();
    }

    /** The version of the policy. */
    public int version() {
        return version;
    }

    boolean startsIntroduction(String lowerCase) {
        return byFirst(introductionStarts, lowerCase).stream().anyMatch(start -> startsWithWord(lowerCase, start));
    }

    boolean saysWrote(String lowerCase) {
        return introductionVerbs.stream().anyMatch(verb -> containsWord(lowerCase, verb));
    }

    boolean endsWithWrote(String lowerCase) {
        return byLast(verbsByEnd, lowerCase).stream().anyMatch(lowerCase::endsWith);
    }

    /** Which header a label names ({@code from}, {@code date}, {@code to}, {@code subject}), or the empty string. */
    String headerKind(String lowerCaseLabel) {
        return headerLabels.getOrDefault(lowerCaseLabel, "");
    }

    boolean isFromLabel(String lowerCaseLabel) {
        return headerKind(lowerCaseLabel).equals("from");
    }

    boolean namesOriginalMessage(String lowerCase) {
        return originalMessage.contains(lowerCase);
    }

    boolean isSentFrom(String lowerCase) {
        return byFirst(sentFromByStart, lowerCase).stream().anyMatch(frame -> fits(frame, lowerCase))
                || byLast(sentFromByEnd, lowerCase).stream().anyMatch(frame -> fits(frame, lowerCase));
    }

    private static boolean fits(Frame frame, String lowerCase) {
        boolean starts = frame.start().isEmpty() || startsWithWord(lowerCase, frame.start());
        return starts && lowerCase.endsWith(frame.end());
    }

    private static <T> List<T> byFirst(Map<Character, List<T>> index, String text) {
        return text.isEmpty() ? List.of() : index.getOrDefault(text.charAt(0), List.of());
    }

    private static <T> List<T> byLast(Map<Character, List<T>> index, String text) {
        return text.isEmpty() ? List.of() : index.getOrDefault(text.charAt(text.length() - 1), List.of());
    }

    boolean startsDisclaimer(String lowerCase) {
        return byFirst(disclaimers, lowerCase).stream().anyMatch(lowerCase::startsWith);
    }

    private static boolean startsWithWord(String text, String word) {
        return text.startsWith(word) && ends(text, word.length());
    }

    private static boolean containsWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1)) || spaceless(text.charAt(at - 1));
            if (begins && ends(text, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(String text, int at) {
        return at >= text.length() || !Character.isLetter(text.charAt(at)) || spaceless(text.charAt(at - 1));
    }

    private static boolean spaceless(char c) {
        return Character.isIdeographic(c)
                || c >= 0x3040 && c < 0x3100
                || c >= 0x0E00 && c < 0x0E80
                || c >= 0xAC00 && c < 0xD7B0;
    }
}
