package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a phrase of the rules is typed, it means the same. */
class SpellingTest {
    private static final LocalDate DAY = LocalDate.parse("2027-01-01");
    private static final Map<String, UnaryOperator<String>> SPELLINGS = spellings();
    private final KeywordRules rules = Policy.keywords();

    private static Map<String, UnaryOperator<String>> spellings() {
        var spellings = new LinkedHashMap<String, UnaryOperator<String>>();
        spellings.put("composed", text -> Normalizer.normalize(text, Normalizer.Form.NFC));
        spellings.put("decomposed", text -> Normalizer.normalize(text, Normalizer.Form.NFD));
        spellings.put("compatibility, decomposed", text -> Normalizer.normalize(text, Normalizer.Form.NFKD));
        spellings.put("upper case", text -> text.toUpperCase(Locale.ROOT));
        spellings.put("Turkish upper case", SpellingTest::turkishUpperCase);
        spellings.put("full width", SpellingTest::fullWidth);
        spellings.put("zero width", text -> each(text, "\u200B"));
        spellings.put("zero-width non-joiner", text -> each(text, "\u200C"));
        spellings.put("word joiner and soft hyphen", text -> each(text, "\u2060\u00AD"));
        spellings.put("combining marks", text -> marked(text, "\u0301\u0323"));
        spellings.put("tatweel and fatha", text -> between(text, 0x620, 0x64A, "\u0640\u064E"));
        spellings.put("Hebrew points", text -> between(text, 0x5D0, 0x5EA, "\u05B8"));
        spellings.put("Arabic presentation forms", SpellingTest::presentationForms);
        spellings.put(
                "Persian letters",
                text -> text.replace('ي', 'ی').replace('ك', 'ک').replace('ى', 'ی'));
        spellings.put("Arabic letters", text -> text.replace('ی', 'ي').replace('ک', 'ك'));
        spellings.put("Thai sara am apart", text -> text.replace("ำ", "ํา"));
        spellings.put("typographic apostrophe", text -> text.replace('\'', '’'));
        spellings.put("wide spaces", text -> text.replace(' ', '\u3000'));
        spellings.put("variation selectors", text -> each(text, "\uFE0F"));
        return spellings;
    }

    /** One post per phrase of {@code any}; a stem stands for itself. */
    static Stream<String> languages() {
        var languages = new ArrayList<String>();
        Policy.file("keywords").body().path("languages").forEach(language -> languages.add(language.asString()));
        return languages.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    void everySpellingOfAPhraseMatchesWhatThePhraseMatches(String language) {
        for (String phrase : phrases(language)) {
            List<String> plain = ids(phrase);
            SPELLINGS.forEach((name, spelling) -> assertThat(ids(spelling.apply(phrase)))
                    .as(name + ": " + phrase)
                    .isEqualTo(plain));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    void everyWholePhraseIsFoundAmongOtherWords(String language) {
        for (String phrase : phrases(language)) {
            assertThat(Normal.words("xx " + phrase + " yy")).contains(Normal.words(phrase));
            assertThat(ids("#" + phrase.replace(' ', '_'))).as("#" + phrase).isEqualTo(ids(phrase));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "#LoginProblem,login problem",
        "#login_problem,login problem",
        "#LoginHilfe,login hilfe",
        "#OTPNotReceived,otp not received",
        "@Login_Hilfe,login hilfe",
        "＃ＬｏｇｉｎＨｅｌｐ,login help",
        "heeeelp,help",
        "アプリが開かない LINE,アプリが開かない line",
        "LINEが開かない,line が開かない",
        "ㅠㅠ 안돼요,ㅠㅠ 안돼요",
        "ক\u09DCা,ক\u09A1া",
        "ো,ো",
        "می‌شود,ميشود",
    })
    void wordsComeApart(String text, String words) {
        assertThat(Normal.words(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"vеrification cоdе never arrived", "verificat1on c0de never arr1ved"})
    void lookAlikesAreASecondReadingWithLessConfidence(String text) {
        Match match = rules.match(text, "x", DAY);

        assertThat(match.area()).contains("login");
        assertThat(match.hits().getFirst().confidence()).isLessThan(0.65);
    }

    @Test
    void readingsAreNotTriedWhereTheTextMeansSomethingAsItIs() {
        assertThat(rules.match("my account was hacked on day 2 of c0ding", "x", DAY)
                        .hits()
                        .getFirst()
                        .confidence())
                .isGreaterThan(0.8);
    }

    @Test
    void aDrawnOutDoubleLetterAndAnElisionAreRead() {
        assertThat(Normal.words("callllls")).isEqualTo("cals");
        assertThat(rules.match("my callllls keep dropping", "x", DAY).area()).contains("calls");
    }

    private List<String> ids(String text) {
        return rules.match(text, "x", DAY).hits().stream().map(Match.Hit::rule).toList();
    }

    private static List<String> phrases(String language) {
        var phrases = new ArrayList<String>();
        Policy.file("keywords/" + language)
                .body()
                .path("phrases")
                .forEach(groups -> groups.findValues("any")
                        .forEach(any -> any.forEach(phrase ->
                                phrases.add(phrase.asString().replace("*", "").strip()))));
        return phrases;
    }

    private static String turkishUpperCase(String text) {
        return text.toUpperCase(Locale.forLanguageTag("tr"));
    }

    private static String fullWidth(String text) {
        return mapped(text, c -> c > ' ' && c < 0x7F && c != '\'' ? (char) (c + 0xFEE0) : c);
    }

    private interface CharMap {
        char of(char c);
    }

    private static String mapped(String text, CharMap map) {
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(map.of(c));
        }
        return out.toString();
    }

    private static String each(String text, String after) {
        return between(text, 'A', 0xFFFF, after);
    }

    private static String marked(String text, String marks) {
        return between(text, 'A', 0x24F, marks);
    }

    private static String between(String text, int from, int to, String after) {
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c);
            if (c >= from && c <= to && Character.isLetter(c)) {
                out.append(after);
            }
        }
        return out.toString();
    }

    /** Each letter in its isolated form, where Unicode has one. */
    private static String presentationForms(String text) {
        return mapped(text, c -> {
            for (char form = 0xFE80; c >= 0x621 && c <= 0x64A && form <= 0xFEF4; form++) {
                if (Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC)
                        .equals(String.valueOf(c))) {
                    return form;
                }
            }
            return c;
        });
    }
}
