package dev.landfall.channel.x;

import dev.landfall.channel.Account;
import dev.landfall.channel.search.SearchQuery;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.language.SearchTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What to ask X for on behalf of an account, by our rules; the same for a search and for the rules that X keeps. */
final class XAsked {

    /** The slot of the query for every post that names us. */
    static final String EVERYTHING = "all";

    private XAsked() {}

    /** @param longest characters of a query; the slot is X's word for the language with a number */
    static List<SearchQuery> of(SearchTerms terms, Account account, ChannelSearch rules, int longest) {
        Optional<XQueries> known = XQueries.of(account, longest);
        if (known.isEmpty()) {
            return List.of();
        }
        if (!rules.byPhrases()) {
            return List.of(new SearchQuery(EVERYTHING, known.get().naming()));
        }
        List<SearchQuery> queries = new ArrayList<>();
        byLanguage(terms, account, rules).forEach((language, phrases) -> {
            List<String> texts = known.get().saying(phrases, language);
            for (int i = 0; i < texts.size(); i++) {
                queries.add(new SearchQuery(language + "-" + (i + 1), texts.get(i)));
            }
        });
        return queries;
    }

    /** Languages that X does not tell apart are asked for together. */
    private static Map<String, List<String>> byLanguage(SearchTerms terms, Account account, ChannelSearch rules) {
        Map<String, List<String>> byLanguage = new TreeMap<>();
        new TreeMap<>(terms.byLanguage()).forEach((language, phrases) -> {
            if (account.search().reads(language)) {
                byLanguage
                        .computeIfAbsent(rules.language(language), any -> new ArrayList<>())
                        .addAll(phrases);
            }
        });
        return byLanguage;
    }
}
