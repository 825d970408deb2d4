package dev.landfall.language;

import dev.landfall.language.Fact.Kind;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import tools.jackson.databind.JsonNode;

/** The words by which numbers are known, in every language at once: what stands before an order's number, currencies. */
public final class FactCues {

    /** The policy that holds the words. */
    public static final PolicyKey<FactCues> POLICY = new PolicyKey<>("fact-cues", FactCues::compile);

    private final int version;
    private final Trie labels;
    private final Map<String, Set<Kind>> kinds = new HashMap<>();
    private final Map<Kind, Pattern> names = new EnumMap<>(Kind.class);
    private final Pattern amount;
    private final Pattern date;

    private FactCues(PolicyFile file) {
        version = file.version();
        JsonNode body = file.body();
        Trie.TrieBuilder builder = Trie.builder();
        body.path("labels").forEachEntry((name, byLanguage) -> {
            Kind kind = Kind.valueOf(name.toUpperCase(Locale.ROOT));
            for (String label : all(byLanguage)) {
                String lower = SummaryCues.lower(label);
                kinds.computeIfAbsent(lower, key -> new HashSet<>()).add(kind);
                builder.addKeyword(lower);
            }
        });
        labels = builder.build();
        names.put(Kind.DEVICE, named(list(body.path("devices"))));
        names.put(Kind.SYSTEM, named(list(body.path("systems"))));
        amount = amount(all(body.path("currencies")), list(body.path("symbols")));
        date = date(all(body.path("months")));
    }

    /** Compiles a policy file of the shape of {@code policy/fact-cues.json}. */
    public static FactCues compile(PolicyFile file) {
        return new FactCues(file);
    }

    private static List<String> all(JsonNode byLanguage) {
        List<String> words = new ArrayList<>();
        byLanguage.forEach(list -> words.addAll(list(list)));
        return words;
    }

    private static List<String> list(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString("")));
        return words;
    }

    /** The version of the policy. */
    public int version() {
        return version;
    }

    /** A label and where it ends. */
    record Label(Set<Kind> kinds, int start, int end) {}

    List<Label> labels(String lower) {
        return labels.parseText(lower).stream()
                .filter(emit -> isWord(lower, emit))
                .map(emit ->
                        new Label(kinds.getOrDefault(emit.getKeyword(), Set.of()), emit.getStart(), emit.getEnd() + 1))
                .sorted(Comparator.comparingInt(Label::start).thenComparing(Label::end, Comparator.reverseOrder()))
                .toList();
    }

    /** Labels begin where a word does; what stands behind them may be glued on, as endings and particles are. */
    private static boolean isWord(String text, Emit emit) {
        int at = emit.getStart();
        boolean begins = at == 0
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || Sentences.spaceless(text.charAt(at))
                || Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.ARABIC
                || Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HEBREW;
        int end = emit.getEnd() + 1;
        if (end < text.length() && text.charAt(end) == '_') {
            return false;
        }
        boolean short_ = emit.getKeyword().length() <= 3;
        return begins && (!short_ || end >= text.length() || !Character.isLetter(text.charAt(end)));
    }

    Pattern names(Kind kind) {
        return java.util.Objects.requireNonNull(names.get(kind));
    }

    Pattern amount() {
        return amount;
    }

    Pattern date() {
        return date;
    }

    private static String anyOf(List<String> words) {
        return words.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** A name, and the few words behind it that tell the model: up to three that hold a digit or are capitals' own. */
    private static Pattern named(List<String> names) {
        return Pattern.compile(
                "(?<!" + Facts.JOINING + ")(?<!\\p{N})(?:" + anyOf(names) + ")"
                        + "(?:[ \\u00A0-]?(?:\\p{Nd}{1,4}(?:\\.\\p{Nd}{1,3}){0,3}[a-z]?(?![\\p{L}\\p{N}])"
                        + "|(?:pro|max|plus|ultra|mini|note|air|lite|fe|se|fold|flip|edge|reno|find|nova)(?![\\p{L}])"
                        + "|[a-z]{1,2}\\p{Nd}{1,4}[a-z]{0,3}(?![\\p{L}\\p{N}]))){0,4}",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Pattern amount(List<String> words, List<String> symbols) {
        String number =
                "\\p{Nd}{1,3}(?:[.,'’٬٫  \\u202F]\\p{Nd}{2,3}){0,4}(?:[.,٫]\\p{Nd}{1,2})?(?!\\p{Nd})|\\p{Nd}{1,12}(?:[.,٫]\\p{Nd}{1,2})?(?!\\p{Nd})";
        String sign = anyOf(symbols);
        String unit = anyOf(words);
        String gap = "[ \\u00A0\\u202F]?";
        return Pattern.compile(
                "(?<!" + Facts.JOINING + ")(?<!\\p{N})(?:" + sign + "|" + unit + ")\\.?" + gap + "(?:" + number + ")"
                        + "|(?<![\\p{N}.,])(?:" + number + ")" + gap
                        + "(?:(?:" + sign + ")|(?:" + unit + ")(?![\\p{Alpha}]))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Dates by numbers, by the months' names of all languages, and as China, Japan, Korea and Vietnam write them. */
    private static Pattern date(List<String> months) {
        String month = "(?:" + anyOf(months) + ")\\.?";
        String day = "\\p{Nd}{1,2}(?:st|nd|rd|th|er|º|\\.)?";
        String year = "\\p{Nd}{4}";
        String glue = "(?:[ ,\\u00A0]|de |del |do |of |d'|di |ב){0,3}";
        return Pattern.compile(
                "(?<![\\p{N}.,/-])(?:"
                        + "\\p{Nd}{4}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}"
                        + "|\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{2,4}"
                        + "|(?:\\p{Nd}{2,4} ?[年년] ?)?\\p{Nd}{1,2} ?[月월] ?\\p{Nd}{1,2} ?[日号號일]"
                        + "|(?:ngày )?\\p{Nd}{1,2} tháng \\p{Nd}{1,2}(?: năm \\p{Nd}{4})?"
                        + "|" + day + glue + month + "(?![\\p{L}])(?:" + glue + year + ")?"
                        + "|(?<![\\p{L}])" + month + "(?![\\p{L}])" + glue + day + "(?!\\p{N})(?:" + glue + year + ")?"
                        + ")(?![\\p{Nd}]|[.,/-]\\p{Nd})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
