package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PhraseSpansTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no llega|Hoy NO  LLEGÁ nada|NO  LLEGÁ",
                "code never came|ugh: my ｃｏｄｅ never came!|ｃｏｄｅ never came",
                "no llega el codigo|ay #NoLlegaElCodigo|NoLlegaElCodigo",
                "no llega el codigo|ay #no_llega_el_codigo hoy|no_llega_el_codigo",
                "no|nooooo way|nooooo",
                "ログインできません|今日ログインできません。|ログインできません",
                "الحساب مخترق|قال: الحِسَاب مُخترَق اليوم|الحِسَاب مُخترَق",
                "verif*|the verifying app|verif",
                "dont get|I don't get it|don't get",
            })
    void aPhraseIsMarkedAsAPersonWouldMarkIt(String phrase, String text, String marked) {
        assertThat(marks(text, "[{\"any\":[\"" + phrase + "\"]}]")).containsExactly(marked);
    }

    @Test
    void thePartsOfAGroupAreMarkedInTheOrderOfTheTextAndVetoesAreNot() {
        String groups = "[{\"all\":[[\"code\",\"pin\"],[\"missing\"]],\"none\":[\"promo\"]}]";
        assertThat(marks("Missing promo pin and code", groups)).containsExactly("Missing", "pin", "code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "#", "@_", "\uD83D", "a\uDE00b", "|||", "\u0301\u0301", "#A#B_C'd", "ﷺﷺ", "ⅷ½①"})
    void anyTextIsReadWithoutAFault(String text) {
        JsonNode groups = JsonMapper.shared().readTree("[{\"any\":[\"ab\",\"*c\",\"صلى\"]}]");
        assertThat(PhraseSpans.find(text, groups))
                .allSatisfy(mark -> assertThat(mark.span().end()).isLessThanOrEqualTo(text.length()));
    }

    private static List<String> marks(String text, String groups) {
        return PhraseSpans.find(text, JsonMapper.shared().readTree(groups)).stream()
                .map(mark -> text.substring(mark.span().start(), mark.span().end()))
                .toList();
    }
}
