package dev.landfall.language;

import java.util.List;
import java.util.function.Function;

/** stub */
final class Readings {
    private Readings() {}

    static List<PhraseRules.Found> firstFound(String text, Function<String, List<PhraseRules.Found>> find) {
        return List.of();
    }
}
