package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

    @ParameterizedTest
    @CsvSource({
        "ＣＯＤＥ１２３,code123",
        "İstanbul,istanbul",
        "ISTANBUL,istanbul",
        "Straße,strasse",
        "código,codigo",
        "الكـــود,الكود",
        "اَلْكُود,الكود",
        "ﺍﻟﻜﻮﺩ,الكود",
        "إلغاء,الغاء",
        "שָׁלוֹם,שלום",
        "फ़ोन,फोन",
        "ｵﾍﾟﾚｰﾀｰ,オペレーター",
        "co\u200Bde,code",
        "٤٥٦,456",
    })
    void spellingsMeet(String text, String folded) {
        assertThat(Normal.fold(text)).isEqualTo(folded);
    }

    @Test
    void bothWaysToTypeAThaiVowelMeet() {
        assertThat(Normal.fold("น้ำ")).isEqualTo(Normal.fold("นํ้า"));
    }

    @Test
    void wordsAreSpacedAndSentencesBarred() {
        assertThat(Normal.words("Can't log-in... HELP, now!! v2.1")).isEqualTo("cant log in|help now|v2 1");
        assertThat(Normal.words("验证码 收不到。急")).isEqualTo("验证码收不到|急");
        assertThat(Normal.words("nooooo 1000")).isEqualTo("no 1000");
        assertThat(Normal.words("#NoMeLlega_elCodigo")).isEqualTo("no me llega el codigo");
    }

    @Test
    void eachFoldedCharacterKnowsWhereItCameFrom() {
        Normal.Folded folded = Normal.foldWithOffsets("a\u200Bß\u0301é");

        assertThat(folded.text()).isEqualTo("asse");
        assertThat(folded.offsets()).containsExactly(0, 2, 2, 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void foldingTwiceIsFoldingOnce(long seed) {
        for (String text : AnyText.of(seed, 500)) {
            String folded = Normal.fold(text);
            assertThat(Normal.fold(folded)).isEqualTo(folded);
            assertThat(Normal.foldWithOffsets(text).offsets()).hasSize(folded.length());
            String words = Normal.words(text);
            assertThat(Normal.words(words)).isEqualTo(words);
        }
    }

    @Test
    void everyCharacterFoldsToSomethingStable() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String folded = Normal.fold(Character.toString(point));
            if (!Normal.fold(folded).equals(folded)) {
                assertThat(Normal.fold(folded)).as("U+%04X", point).isEqualTo(folded);
            }
        }
    }

    @Test
    void tenMillionMarksTakeLinearTime() {
        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(
                        Duration.ofSeconds(20), () -> Normal.words("e" + "\u0301\u0323".repeat(5_000_000))))
                .isEqualTo("e");
    }
}
