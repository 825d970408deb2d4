package dev.landfall.language;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Hostile texts from a seed: any UTF-16 unit, runs of marks, hashtags, marks of punctuation, lone surrogates. */
final class AnyText {
    private static final String[] PIECES = {
        "a",
        "'",
        "’",
        "#NoLlega",
        "@x_y",
        " ",
        "\n",
        ".",
        "!",
        "|",
        "ーー",
        "が",
        "か\u3099",
        "ﾞ",
        "น้ำ",
        "\u0E4D\u0E49",
        "ç",
        "İ",
        "ﷺ",
        "\u1100\u1161\u11A8",
        "\u200D",
        "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309",
        "क़",
        "\uD83D\uDE21",
        "４１１１",
        "\uD800",
        "أ",
        "ـ",
        "½",
        "㎢",
        "1 2",
        "::",
        "a@b.co",
        "zzz"
    };

    private AnyText() {}

    static List<String> of(long seed, int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return IntStream.range(0, count).mapToObj(i -> one(random)).toList();
    }

    private static String one(RandomGenerator random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
