package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageHostileTest {
    private final KeywordRules keywords = Policy.keywords();
    private final MoodRules mood = Policy.current(MoodRules.POLICY);
    private final Topics topics = Policy.current(Topics.POLICY);
    private final HumanRequest human = Policy.current(HumanRequest.POLICY);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void noTextMakesARuleFail(long seed) {
        for (String text : AnyText.of(seed, 200)) {
            assertThat(keywords.match(text, "x", LocalDate.EPOCH).hits()).isEmpty();
            assertThat(mood.of(text).cues()).isNotNull();
            assertThat(topics.in(text)).isNotNull();
            assertThat(human.asked(text)).isIn(true, false);
        }
    }

    @Test
    void tenMegabytesOfSentencesAreRead() {
        String text = "code never arrives. call me! ".repeat(345_000);

        assertThat(keywords.match(text, "x", LocalDate.parse("2027-01-01")).area())
                .contains("login");
        assertThat(LanguageId.of(text).tag()).isEqualTo("en");
    }
}
