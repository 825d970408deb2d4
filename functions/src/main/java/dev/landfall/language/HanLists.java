package dev.landfall.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Characters that only one way of writing Han has; each line of {@code language/han.txt} is a tag and its list. */
final class HanLists {
    private final BitSet simplified = new BitSet();
    private final BitSet traditional = new BitSet();
    private final BitSet japanese = new BitSet();

    private HanLists() {}

    static HanLists load(InputStream text) throws IOException {
        var lists = new HanLists();
        for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            int space = line.indexOf(' ');
            lists.of(line.substring(0, space))
                    .ifPresent(set -> line.substring(space + 1).chars().forEach(set::set));
        }
        return lists;
    }

    private java.util.Optional<BitSet> of(String tag) {
        return switch (tag) {
            case "zh-Hans" -> java.util.Optional.of(simplified);
            case "zh-Hant" -> java.util.Optional.of(traditional);
            case "ja" -> java.util.Optional.of(japanese);
            default -> java.util.Optional.empty();
        };
    }

    /** How many characters of each way of writing the text has. */
    record Counts(int simplified, int traditional, int japanese) {}

    Counts count(String text) {
        return new Counts(in(simplified, text), in(traditional, text), in(japanese, text));
    }

    private static int in(BitSet set, String text) {
        return (int) text.codePoints().filter(set::get).count();
    }
}
