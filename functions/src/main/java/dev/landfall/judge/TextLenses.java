package dev.landfall.judge;

import dev.landfall.language.KeywordRules;
import dev.landfall.language.Language;
import dev.landfall.language.LanguageId;
import dev.landfall.language.Match;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Lenses over a line's {@code text}. */
final class TextLenses {
    private TextLenses() {}

    static Map<String, Object> language(JsonNode line) {
        Optional<String> locale =
                line.path("locale").isString() ? Optional.of(line.path("locale").asString()) : Optional.empty();
        Language language = LanguageId.of(text(line), locale);
        return Fields.of("language", language.tag(), "confidence", language.confidence());
    }

    /** The rules as of today, or as of the day they begin if that is still to come. */
    static Lens keywords(KeywordRules rules, LocalDate today) {
        LocalDate on = today.isBefore(rules.effectiveFrom()) ? rules.effectiveFrom() : today;
        return line -> {
            Match match = rules.match(text(line), line.path("channel").asString("x"), on);
            List<String> ids = match.hits().stream().map(Match.Hit::rule).toList();
            return Fields.of("areas", match.areas(), "rules", ids);
        };
    }

    private static String text(JsonNode line) {
        if (!line.path("text").isString()) {
            throw new IllegalArgumentException("text is missing");
        }
        return line.path("text").asString();
    }
}
