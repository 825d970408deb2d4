package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The phrases by which mail clients and people set off quotes, signatures and disclaimers, in every language at once. */
public final class MailCues {

    /** The policy that holds the phrases. */
    public static final PolicyKey<MailCues> POLICY = new PolicyKey<>("mail-cues", MailCues::compile);

    /** How a "sent from my phone" line begins and ends; either may be empty. */
    record Frame(String start, String end) {}

    private final int version;
    private final Set<String> introductionStarts = new TreeSet<>();
    private final Set<String> introductionVerbs = new TreeSet<>();
    private final Map<String, Set<String>> headerLabels = new TreeMap<>();
    private final Set<String> originalMessage = new TreeSet<>();
    private final List<Frame> sentFrom = new ArrayList<>();
    private final Set<String> disclaimers = new TreeSet<>();

    private MailCues(int version) {
        this.version = version;
    }

    /** Compiles a policy file of the shape of {@code policy/mail-cues.json}. */
    public static MailCues compile(PolicyFile file) {
        MailCues cues = new MailCues(file.version());
        JsonNode body = file.body();
        collect(body.path("introductionStarts"), cues.introductionStarts);
        collect(body.path("introductionVerbs"), cues.introductionVerbs);
        collect(body.path("originalMessage"), cues.originalMessage);
        collect(body.path("disclaimers"), cues.disclaimers);
        for (Map.Entry<String, JsonNode> kind : body.path("headerLabels").properties()) {
            Set<String> labels = new TreeSet<>();
            collect(kind.getValue(), labels);
            cues.headerLabels.put(kind.getKey(), labels);
        }
        for (JsonNode frames : body.path("sentFrom")) {
            for (JsonNode frame : frames) {
                cues.sentFrom.add(new Frame(lower(frame.path(0)), lower(frame.path(1))));
            }
        }
        return cues;
    }

    private static void collect(JsonNode byLanguage, Set<String> into) {
        for (JsonNode phrases : byLanguage) {
            for (JsonNode phrase : phrases) {
                into.add(lower(phrase));
            }
        }
    }

    private static String lower(JsonNode phrase) {
        return phrase.asString("").toLowerCase(Locale.ROOT).strip();
    }

    /** The version of the policy. */
    public int version() {
        return version;
    }

    boolean startsIntroduction(String lowerCase) {
        return introductionStarts.stream().anyMatch(start -> startsWithWord(lowerCase, start));
    }

    boolean saysWrote(String lowerCase) {
        return introductionVerbs.stream().anyMatch(verb -> containsWord(lowerCase, verb));
    }

    boolean endsWithWrote(String lowerCase) {
        return introductionVerbs.stream().anyMatch(lowerCase::endsWith);
    }

    /** Which header a label names ({@code from}, {@code date}, {@code to}, {@code subject}), or the empty string. */
    String headerKind(String lowerCaseLabel) {
        for (Map.Entry<String, Set<String>> kind : headerLabels.entrySet()) {
            if (kind.getValue().contains(lowerCaseLabel)) {
                return kind.getKey();
            }
        }
        return "";
    }

    boolean isFromLabel(String lowerCaseLabel) {
        return headerLabels.getOrDefault("from", Set.of()).contains(lowerCaseLabel);
    }

    boolean namesOriginalMessage(String lowerCase) {
        return originalMessage.contains(lowerCase);
    }

    boolean isSentFrom(String lowerCase) {
        for (Frame frame : sentFrom) {
            boolean starts = frame.start().isEmpty() || startsWithWord(lowerCase, frame.start());
            boolean ends = frame.end().isEmpty() || lowerCase.endsWith(frame.end());
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    boolean startsDisclaimer(String lowerCase) {
        return disclaimers.stream().anyMatch(lowerCase::startsWith);
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
