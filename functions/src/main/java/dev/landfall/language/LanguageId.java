package dev.landfall.language;

import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the language of a short post: by its script where that is enough, else by n-grams. The tables (1.5 MB of
 * memory) are read at the first use. Immutable and safe to share.
 */
public final class LanguageId {
    /** One ideograph or syllable says about as much as this many letters of an alphabet. */
    private static final int IDEOGRAPH_WEIGHT = 3;
    /** Below so many letters a close call goes to the reader's own language. */
    private static final int SHORT = 24;

    private static final int KANA_SHARE = 8;
    private static final double CERTAIN = 0.99;
    private static final double LIKELY = 0.8;
    private static final double GUESS = 0.4;
    /** From this share on the rest is names and loan words. */
    private static final double ONE_SCRIPT = 0.8;

    private final NgramTables tables;
    private final Scripts scripts;
    private final HanLists han;

    private LanguageId(NgramTables tables, Scripts scripts, HanLists han) {
        this.tables = tables;
        this.scripts = scripts;
        this.han = han;
    }

    private static final class Shared {
        static final LanguageId INSTANCE = load();

        private static LanguageId load() {
            try {
                return new LanguageId(
                        NgramTables.load(open("eld.bin.gz")),
                        Scripts.load(open("scripts.txt")),
                        HanLists.load(open("han.txt")));
            } catch (IOException e) {
                throw new IllegalStateException("The language tables cannot be read", e);
            }
        }

        private static InputStream open(String name) {
            InputStream in = LanguageId.class.getResourceAsStream("/language/" + name);
            if (in == null) {
                throw new IllegalStateException("The release lacks the language table " + name);
            }
            return in;
        }
    }

    public static Language of(String text) {
        return of(text, Optional.empty());
    }

    /** @param locale the app's locale, believed only where a short text leaves the choice open */
    public static Language of(String text, Optional<String> locale) {
        return Shared.INSTANCE.identify(text, locale.orElse(""));
    }

    private Language identify(String text, String locale) {
        Letters letters = Letters.of(text);
        Optional<UnicodeScript> script = dominant(letters.scripts());
        if (script.isEmpty()) {
            return Language.UNDETERMINED;
        }
        Language found = switch (script.get()) {
            case HAN -> east(letters, locale);
            case HANGUL -> new Language("ko", CERTAIN);
            case LATIN ->
                scripts.romanised(text)
                        .map(tag -> new Language(tag, LIKELY))
                        .orElseGet(() -> alphabet(letters, UnicodeScript.LATIN, locale));
            default -> alphabet(letters, script.get(), locale);
        };
        return mixed(found, share(letters.scripts(), script.get()));
    }

    /** Where much is written in another script, the language of most of it is less sure. */
    private static Language mixed(Language found, double share) {
        return share >= ONE_SCRIPT
                ? found
                : new Language(found.tag(), Math.round(found.confidence() * share * 1000) / 1000.0);
    }

    private static double share(Map<UnicodeScript, Integer> counts, UnicodeScript of) {
        var weights = weights(counts);
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        return weights.getOrDefault(of, 0) / (double) all;
    }

    /** Kana and bopomofo count as Han here: which language it is comes later. */
    private static Map<UnicodeScript, Integer> weights(Map<UnicodeScript, Integer> counts) {
        var weights = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        counts.forEach((script, count) -> {
            switch (script) {
                case HAN, HIRAGANA, KATAKANA, BOPOMOFO ->
                    weights.merge(UnicodeScript.HAN, count * IDEOGRAPH_WEIGHT, Integer::sum);
                case HANGUL -> weights.merge(script, count * IDEOGRAPH_WEIGHT, Integer::sum);
                default -> weights.merge(script, count, Integer::sum);
            }
        });
        return weights;
    }

    private static Optional<UnicodeScript> dominant(Map<UnicodeScript, Integer> counts) {
        return weights(counts).entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private Language east(Letters letters, String locale) {
        int kana = letters.scripts().getOrDefault(UnicodeScript.HIRAGANA, 0)
                + letters.scripts().getOrDefault(UnicodeScript.KATAKANA, 0);
        int ideographs = letters.scripts().getOrDefault(UnicodeScript.HAN, 0);
        HanLists.Counts counts = han.count(letters.words());
        if (kana * KANA_SHARE > ideographs && kana + ideographs > 0 && !(kana == 1 && counts.simplified() > 1)) {
            return new Language("ja", CERTAIN);
        }
        if (letters.scripts().getOrDefault(UnicodeScript.BOPOMOFO, 0) > 0) {
            return new Language("zh-Hant", CERTAIN);
        }
        if (counts.japanese() > 0
                && counts.japanese() >= counts.simplified()
                && counts.japanese() >= counts.traditional()) {
            return new Language("ja", LIKELY);
        }
        boolean short_ = ideographs * IDEOGRAPH_WEIGHT < SHORT;
        if (short_ && Language.primary(locale).equals("ja") && counts.simplified() + counts.traditional() < 2) {
            return new Language("ja", GUESS);
        }
        if (counts.simplified() != counts.traditional()) {
            return new Language(counts.simplified() > counts.traditional() ? "zh-Hans" : "zh-Hant", CERTAIN);
        }
        return new Language(isTraditional(locale) ? "zh-Hant" : "zh-Hans", counts.simplified() > 0 ? GUESS : LIKELY);
    }

    private static boolean isTraditional(String locale) {
        String tag = locale.replace('_', '-');
        return tag.startsWith("zh-Hant") || tag.equals("zh-TW") || tag.equals("zh-HK") || tag.equals("zh-MO");
    }

    private Language alphabet(Letters letters, UnicodeScript script, String locale) {
        List<String> candidates = scripts.languagesOf(script);
        if (candidates.size() == 1) {
            return scripts.byWords(letters.words())
                    .map(tag -> new Language(tag, LIKELY))
                    .orElse(new Language(candidates.getFirst(), CERTAIN));
        }
        if (candidates.isEmpty()) {
            return Language.UNDETERMINED;
        }
        Ranking ranking = Ranking.of(tables, letters, candidates);
        Optional<String> near = scripts.byWords(letters.words());
        if (script == UnicodeScript.LATIN && near.isEmpty()) {
            near = scripts.clearlyBetween(letters.words());
        }
        Optional<String> owner =
                script == UnicodeScript.LATIN ? near : near.or(() -> scripts.byLetters(letters.words()));
        if (owner.isPresent()) {
            return new Language(owner.get(), LIKELY);
        }
        return malay(ranking.choose(locale, letters.count() < SHORT), letters, locale);
    }

    /** The tables hold Indonesian and Malay as one: words decide, then the locale; most who write it write Indonesian. */
    private Language malay(Language found, Letters letters, String locale) {
        if (!found.tag().equals("ms")) {
            return found;
        }
        String prior = Language.primary(locale).equals("ms") ? "ms" : "id";
        return new Language(scripts.between(letters.words()).orElse(prior), found.confidence());
    }
}
