package dev.landfall.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as others' machines may see it: cut into sentences, and what leads to a person (numbers of orders, accounts and
 * payments, names, addresses) replaced by tokens such as {@code [ORDER_1]} that only we can turn back. Addresses, cards
 * and phone numbers stay masked for good.
 */
public final class Pseudonyms {

    private static final Set<Fact.Kind> IDENTIFYING = EnumSet.of(
            Fact.Kind.ORDER,
            Fact.Kind.ACCOUNT,
            Fact.Kind.TRANSACTION,
            Fact.Kind.REFERENCE,
            Fact.Kind.ADDRESS,
            Fact.Kind.PHONE);
    private static final Pattern TOKEN = Pattern.compile("\\[[A-Z]+_[0-9]{1,4}]");

    private final String text;
    private final List<Fact> facts;
    private final List<Pattern> names;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private Pseudonyms(String text, List<Fact> facts, Set<String> names) {
        this.text = text;
        this.facts = facts;
        this.names = names.stream().map(Pseudonyms::asWord).toList();
    }

    /** @param most characters of text that are looked at, to the end of a sentence */
    public static Pseudonyms of(Summaries.Original original, SummaryCues cues, int most) {
        List<Fact> identifying = original.facts().stream()
                .filter(fact -> IDENTIFYING.contains(fact.kind()))
                .toList();
        Pseudonyms shown = new Pseudonyms(original.text(), identifying, original.names());
        for (Span span : Sentences.of(original.text(), cues)) {
            if (span.end() > most) {
                break;
            }
            shown.spans.add(span);
            shown.sentences.add(shown.shown(span));
        }
        return shown;
    }

    /** In order. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** From the first to the last of the sentences with these numbers, counted from one; empty where one is not there. */
    public Optional<Span> span(List<Integer> numbers) {
        if (numbers.isEmpty() || numbers.stream().anyMatch(number -> number < 1 || number > spans.size())) {
            return Optional.empty();
        }
        int first = numbers.stream().min(Integer::compare).orElseThrow();
        int last = numbers.stream().max(Integer::compare).orElseThrow();
        return Optional.of(
                new Span(spans.get(first - 1).start(), spans.get(last - 1).end()));
    }

    /** With what the tokens stand for; empty where one was never given out. */
    public Optional<String> restore(String told) {
        Matcher matcher = TOKEN.matcher(told);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group());
            if (value == null) {
                return Optional.empty();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return Optional.of(matcher.appendTail(out).toString());
    }

    private String shown(Span span) {
        StringBuilder out = new StringBuilder();
        int at = span.start();
        for (Fact fact : facts) {
            int from = Math.max(fact.start(), at);
            int to = Math.min(fact.end(), span.end());
            if (from < to) {
                out.append(masked(text.substring(at, from)))
                        .append(token(fact.kind().name(), fact.value()));
                at = to;
            }
        }
        return out.append(masked(text.substring(at, span.end()))).toString();
    }

    private String masked(String part) {
        String masked = Redaction.mask(part);
        for (Pattern name : names) {
            masked = name.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(token("NAME", found.group())));
        }
        return masked;
    }

    private String token(String kind, String value) {
        return tokens.computeIfAbsent(kind + ' ' + value, unseen -> {
            String token = "[" + kind + "_" + (values.size() + 1) + "]";
            values.put(token, value);
            return token;
        });
    }

    /** The whole name or any part of it that is long enough to be one; the longest is found first. */
    private static Pattern asWord(String name) {
        List<String> parts = new ArrayList<>(List.of(Pattern.quote(name.strip())));
        for (String part : name.strip().split("[\\s,.]+")) {
            if (part.codePointCount(0, part.length()) > 1) {
                parts.add(Pattern.quote(part));
            }
        }
        return Pattern.compile(
                "(?<![\\p{L}\\p{M}\\[_])(?:" + String.join("|", parts) + ")(?![\\p{Ll}\\p{M}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
