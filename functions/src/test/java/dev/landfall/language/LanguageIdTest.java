package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
    void tenPostsOfEachLanguageAreIdentified() {
        var faults = new ArrayList<String>();
        List<String[]> posts = Policy.lines("posts.tsv");
        for (String[] line : posts) {
            Language found = LanguageId.of(line[1]);
            if (!found.tag().equals(line[0])) {
                faults.add(found + " for " + String.join(" ", line));
            }
        }
        assertThat(posts).hasSizeGreaterThan(270);
        assertThat(faults).isEmpty();
    }

    @Test
    void aTextOfTwoScriptsIsOfTheOneWithMostAndLessSure() {
        Language mixed = LanguageId.of("не могу войти в аккаунт, пишет invalid session token");

        assertThat(mixed.tag()).isEqualTo("ru");
        assertThat(mixed.confidence())
                .isLessThan(LanguageId.of("не могу войти в аккаунт").confidence());
    }

    @Test
    void malayAndIndonesianAreToldByTheirWords() {
        for (String malay : List.of(
                "tak boleh",
                "kenapa tak dapat mesej",
                "akaun saya hilang",
                "awak tolong saya boleh?",
                "telefon baru saya")) {
            assertThat(LanguageId.of(malay).tag()).as(malay).isEqualTo("ms");
        }
        for (String indonesian :
                List.of("gak bisa", "kenapa pesan saya tidak terkirim", "akun saya hilang", "saya sudah coba")) {
            assertThat(LanguageId.of(indonesian).tag()).as(indonesian).isEqualTo("id");
        }
    }

    @Test
    void whatHasNoLettersIsUndetermined() {
        assertThat(LanguageId.of("😡😡", Optional.of("en")).tag()).isEqualTo("und");
        assertThat(LanguageId.of("").tag()).isEqualTo("und");
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
