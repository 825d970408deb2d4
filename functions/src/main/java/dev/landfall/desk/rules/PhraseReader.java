package dev.landfall.desk.rules;

import dev.landfall.event.Clean;
import dev.landfall.event.Problem;
import dev.landfall.language.Normal;
import java.util.IllformedLocaleException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a rule's phrases, {@code {language: [{any, all, none}, …]}}, and says where one cannot work. */
final class PhraseReader {

    private static final int MOST_LANGUAGES = 60;
    private static final int MOST_GROUPS = 100;
    private static final int MOST_PHRASES = 40_000;
    private static final int LONGEST_PHRASE = 100;
    private static final int SHORTEST_PHRASE = 2;

    private final JsonMapper mapper;
    private int phrases;

    PhraseReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode read(JsonNode given) {
        ObjectNode out = mapper.createObjectNode();
        if (!given.isObject() || given.isEmpty()) {
            throw RuleReader.refused("no-phrases", "A rule has phrases in one language at least");
        }
        if (given.size() > MOST_LANGUAGES) {
            throw tooMany("languages");
        }
        given.properties().forEach(entry -> {
            String language = language(entry.getKey());
            if (out.has(language)) {
                throw RuleReader.refused("language-twice", "A language is named twice: " + language);
            }
            out.set(language, groups(language, entry.getValue()));
        });
        return out;
    }

    private static String language(String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!language.equals("und") && language.length() <= 20) {
                return language;
            }
        } catch (IllformedLocaleException e) {
            throw RuleReader.refused("unknown-language", "A language is a BCP 47 tag, such as es or zh-Hans");
        }
        throw RuleReader.refused("unknown-language", "A language is a BCP 47 tag, such as es or zh-Hans");
    }

    private ArrayNode groups(String language, JsonNode given) {
        if (!given.isArray() || given.isEmpty()) {
            throw RuleReader.refused("empty-group", "There is no group of phrases: " + language);
        }
        if (given.size() > MOST_GROUPS) {
            throw tooMany("groups");
        }
        ArrayNode out = mapper.createArrayNode();
        for (int i = 0; i < given.size(); i++) {
            out.add(group(given.get(i), language + ", group " + (i + 1)));
        }
        return out;
    }

    private ObjectNode group(JsonNode given, String place) {
        ObjectNode out = mapper.createObjectNode();
        if (given.has("any")) {
            out.set("any", list(given.path("any"), place + ", any"));
        }
        if (given.has("all")) {
            ArrayNode parts = out.putArray("all");
            JsonNode all = given.path("all");
            if (!all.isArray() || all.isEmpty()) {
                throw empty(place + ", all");
            }
            for (int i = 0; i < all.size(); i++) {
                parts.add(list(all.get(i), place + ", all, part " + (i + 1)));
            }
        }
        if (out.isEmpty()) {
            throw empty(place);
        }
        if (given.has("none") && !given.path("none").isEmpty()) {
            out.set("none", list(given.path("none"), place + ", none"));
        }
        return out;
    }

    private ArrayNode list(JsonNode given, String place) {
        ArrayNode out = mapper.createArrayNode();
        if (given.isString()) {
            return out.add(phrase(given, place));
        }
        if (!given.isArray() || given.isEmpty()) {
            throw empty(place);
        }
        for (int i = 0; i < given.size(); i++) {
            out.add(phrase(given.get(i), place + ", phrase " + (i + 1)));
        }
        return out;
    }

    /**
     * Judged as matching sees it: without marks, points and what is invisible. One ideograph is a word, but as a whole
     * phrase it would match in the midst of others; beside more it may stand.
     */
    private String phrase(JsonNode given, String place) {
        if (++phrases > MOST_PHRASES) {
            throw tooMany("phrases");
        }
        String phrase = Clean.text(given.asString("")).strip();
        if (phrase.length() > LONGEST_PHRASE) {
            throw RuleReader.refused("phrase-too-long", "A phrase has at most 100 letters: " + place);
        }
        String bare = phrase.replaceFirst("^\\*", "").replaceFirst("\\*$", "");
        String words = Normal.words(bare);
        if (words.isBlank()) {
            throw RuleReader.refused("phrase-empty", "Nothing is left of a phrase when it is normalised: " + place);
        }
        if (bare.contains("*")) {
            throw RuleReader.refused("star-inside", "A * stands only at an end of a phrase: " + place);
        }
        if (words.indexOf('|') >= 0) {
            throw RuleReader.refused("two-sentences", "A phrase lies within one sentence: " + place);
        }
        boolean isWordOfOneSign = !place.contains(", any,");
        if (words.codePointCount(0, words.length()) < SHORTEST_PHRASE && !isWordOfOneSign) {
            throw RuleReader.refused("phrase-too-short", "A phrase has at least two letters: " + place);
        }
        return phrase;
    }

    private static Problem empty(String place) {
        return RuleReader.refused("empty-group", "A group or part has no phrases: " + place);
    }

    private static Problem tooMany(String what) {
        return RuleReader.refused("too-many", "The rule has too many " + what);
    }
}
