package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageIdTest {

    @Test
    void shortPostsAreIdentified() {
        var faults = new ArrayList<String>();
        for (String[] line : Policy.lines("languages.tsv")) {
            Language found = LanguageId.of(line[1]);
            if (!found.tag().equals(line[0])) {
                faults.add(found + " for " + String.join(" ", line));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theLocaleDecidesWhatAShortTextLeavesOpen() {
        assertThat(LanguageId.of("残高", Optional.of("ja")).tag()).isEqualTo("ja");
        assertThat(LanguageId.of("客服", Optional.of("zh-TW")).tag()).isEqualTo("zh-Hant");
        assertThat(LanguageId.of("客服", Optional.of("zh-CN")).tag()).isEqualTo("zh-Hans");
        assertThat(LanguageId.of("saya tidak boleh log masuk ke akaun", Optional.of("ms-MY"))
                        .tag())
                .isEqualTo("ms");
        assertThat(LanguageId.of("no", Optional.of("es")).tag()).isEqualTo("es");
    }

    @Test
    void theLocaleDoesNotOverruleAClearText() {
        assertThat(LanguageId.of("Ich bekomme keinen Bestätigungscode", Optional.of("es"))
                        .tag())
                .isEqualTo("de");
        assertThat(LanguageId.of("कोड नहीं आया", Optional.of("en")).tag()).isEqualTo("hi");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noTextMakesItFail(long seed) {
        for (String text : AnyText.of(seed, 200)) {
            Language language = LanguageId.of(text, Optional.of("en"));
            assertThat(language.confidence()).isBetween(0.0, 1.0);
        }
    }
}
