package dev.landfall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.TextLimit.Unit;
import dev.landfall.policy.PolicyFiles;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TextLimitTest {

    private static final ChannelRules RULES = new PolicyFiles(JsonMapper.shared()).current(ChannelRules.POLICY);
    private static final TextLimit POST = RULES.of("x").text(ChannelLimits.POST);
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final List<String> ALPHABET =
            List.of("a", " ", "\n", "字", "é", "é", FAMILY, "🇧🇷", "नि", "ก็", "👍🏽", "https://a.io ", "ﷺ");

    @Test
    void thePolicyKnowsEveryChannelThatSends() {
        assertThat(RULES.channels())
                .containsOnlyKeys(
                        "x",
                        "line",
                        "telegram",
                        "messenger",
                        "instagram",
                        "whatsapp",
                        "discord",
                        "wechat",
                        "generic",
                        "app",
                        "mail");
        assertThat(RULES.of("line").retryKey()).isTrue();
        assertThat(RULES.of("telegram").retryKey()).isFalse();
    }

    @Test
    void whatFitsIsSentAsItIs() {
        assertThat(POST.fit("¡Hola! " + FAMILY)).containsExactly("¡Hola! " + FAMILY);
    }

    @ParameterizedTest
    @CsvSource({
        "hola,4",
        "字字,4",
        "👨‍👩‍👧‍👦,2",
        "🇧🇷,2",
        "❤️,2",
        "https://a.io,23",
        "see https://a.io now,31",
        "नमस्ते,6"
    })
    void aPostIsCountedAsXCounts(String text, int length) {
        assertThat(POST.length(text)).isEqualTo(length);
    }

    @Test
    void aPostThatIsTooLongIsCutAndMarked() {
        List<String> parts = POST.fit("字".repeat(200));

        assertThat(parts).containsExactly("字".repeat(139) + "…");
    }

    @Test
    void aMessageIsSplitAtSpacesWithoutLosingAWord() {
        TextLimit limit = new TextLimit(20, Unit.UTF16, 4, POST.weighting());

        assertThat(limit.fit("one two three four five six seven eight"))
                .containsExactly("one two three four", "five six seven eight");
    }

    @Test
    void oneCharacterWithAThousandMarksIsCutBetweenCodePoints() {
        TextLimit limit = new TextLimit(20, Unit.UTF16, 2, POST.weighting());

        assertThat(limit.fit("z" + "\u0301".repeat(1_000))).allMatch(part -> part.length() <= 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noPartIsTooLongOrEndsInsideACharacter(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 40; round++) {
            Unit unit = Unit.values()[random.nextInt(Unit.values().length)];
            TextLimit limit = new TextLimit(30 + random.nextInt(100), unit, 1 + random.nextInt(4), POST.weighting());
            String text = text(random);

            List<String> parts = limit.fit(text);

            assertThat(parts).isNotEmpty().hasSizeLessThanOrEqualTo(limit.parts());
            int from = 0;
            for (String part : parts) {
                assertThat(limit.length(part)).isLessThanOrEqualTo(limit.most());
                String words = part.endsWith("…") ? part.substring(0, part.length() - 1) : part;
                int at = text.indexOf(words, from);
                assertThat(at).isGreaterThanOrEqualTo(from);
                from = at + words.length();
                assertThat(isCharacterBoundary(text, from)).isTrue();
            }
        }
    }

    private static boolean isCharacterBoundary(String text, int offset) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.isBoundary(offset);
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(300);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
        }
        return text.append("x").toString();
    }
}
