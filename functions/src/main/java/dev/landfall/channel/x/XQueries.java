package dev.landfall.channel.x;

import dev.landfall.channel.Account;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes queries in X's own language: a name of ours, one of some phrases, the language, no reposts, nothing of our own.
 * Everything that comes from outside stands between quotes and holds none, so no word of it is an operator.
 * See <a href="https://docs.x.com/x-api/posts/search/integrate/build-a-query">its reference</a>.
 */
final class XQueries {

    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{1,15}");
    private static final Pattern QUOTES =
            Pattern.compile("[\"\\\\\\p{Cntrl}\\p{Cf}\u201C\u201D\u201E\u201F\u2033\uFF02]");
    private static final String OR = " OR ";

    private final String names;
    private final String end;
    private final int longest;

    private XQueries(String names, String end, int longest) {
        this.names = names;
        this.end = end;
        this.longest = longest;
    }

    /** Empty where the account has no name that can be asked for. */
    static Optional<XQueries> of(Account account, int longest) {
        Optional<String> handle =
                account.context().ownName().filter(name -> HANDLE.matcher(name).matches());
        Set<String> all = new LinkedHashSet<>();
        handle.ifPresent(name -> all.add("@" + name));
        account.search().names().forEach(name -> quoted(name).ifPresent(all::add));
        String end = " -is:retweet" + handle.map(name -> " -from:" + name).orElse("");
        // The names may take half of a query, so that there is always room for what is asked of them.
        List<String> fitting = fitting(all, longest / 2 - end.length());
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(new XQueries("(" + String.join(OR, fitting) + ")", end, longest));
    }

    /** Every post that names us. */
    String naming() {
        return names + end;
    }

    /** Posts that name us with one of the phrases, in as many queries as it takes; a phrase too long for one is left out. */
    List<String> saying(List<String> phrases, String language) {
        String rest = (language.isEmpty() ? "" : " lang:" + language) + end;
        int room = longest - names.length() - rest.length() - " ()".length();
        List<String> queries = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int length = 0;
        for (String phrase : distinct(phrases)) {
            int more = phrase.length() + (open.isEmpty() ? 0 : OR.length());
            if (phrase.length() > room) {
                continue;
            }
            if (length + more > room) {
                queries.add(query(open, rest));
                open.clear();
                length = 0;
                more = phrase.length();
            }
            open.add(phrase);
            length += more;
        }
        if (!open.isEmpty()) {
            queries.add(query(open, rest));
        }
        return queries;
    }

    private String query(List<String> phrases, String rest) {
        return names + " (" + String.join(OR, phrases) + ")" + rest;
    }

    private static List<String> distinct(List<String> phrases) {
        return phrases.stream()
                .flatMap(phrase -> quoted(phrase).stream())
                .distinct()
                .toList();
    }

    private static List<String> fitting(Set<String> names, int room) {
        List<String> fitting = new ArrayList<>();
        int length = "()".length();
        for (String name : names) {
            int more = name.length() + (fitting.isEmpty() ? 0 : OR.length());
            if (length + more <= room) {
                fitting.add(name);
                length += more;
            }
        }
        return fitting;
    }

    /** Between quotes; empty where nothing is left that could be looked for. */
    private static Optional<String> quoted(String text) {
        String plain = QUOTES.matcher(text).replaceAll(" ").strip().replaceAll("\\s+", " ");
        boolean readable = plain.codePoints().anyMatch(Character::isLetterOrDigit)
                && plain.codePoints().noneMatch(XQueries::isSurrogate);
        return Stream.of(plain)
                .filter(any -> readable)
                .map(words -> '"' + words + '"')
                .findFirst();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
