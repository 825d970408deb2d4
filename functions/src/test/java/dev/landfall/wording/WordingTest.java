package dev.landfall.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WordingTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final PolicyFiles POLICIES = new PolicyFiles(MAPPER);
    private static final Wordings WORDINGS = new Wordings(POLICIES);

    static Stream<String> locales() {
        return WORDINGS.supported().stream();
    }

    private static Wording wording(String locale) {
        return POLICIES.current(Wording.policy(locale));
    }

    private static String everythingOf(JsonNode text) {
        return text.has("forms")
                ? text.path("forms").toString()
                : text.path("text").asString();
    }

    private static JsonNode texts(String locale) {
        try (var in = WordingTest.class.getResourceAsStream("/policy/wording/" + locale + ".json")) {
            return MAPPER.readTree(in).path("texts");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyLocaleSaysTheSameIntentsWithTheSamePlaceholders(String locale) {
        Wording english = wording("en");
        Wording other = wording(locale);

        assertThat(other.intents()).isEqualTo(english.intents());
        for (String intent : english.intents()) {
            assertThat(other.placeholders(intent)).as(intent).isEqualTo(english.placeholders(intent));
        }
    }

    @Test
    void noTextIsSharedBetweenLocalesUnlessItsWritersSaySo() {
        Map<String, String> seen = new HashMap<>();
        for (String locale : WORDINGS.supported()) {
            for (Map.Entry<String, JsonNode> entry : texts(locale).properties()) {
                if (entry.getValue().path("shared").asBoolean(false)) {
                    continue;
                }
                String before = seen.put(everythingOf(entry.getValue()), locale + " " + entry.getKey());
                assertThat(before).as("%s %s", locale, entry.getKey()).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyTextKeepsTheToneOfItsLocale(String locale) {
        Tone tone = wording(locale).tone();

        for (Map.Entry<String, JsonNode> entry : texts(locale).properties()) {
            String text = everythingOf(entry.getValue());
            long exclamations = text.chars().filter(c -> c == '!' || c == '！').count();
            assertThat(exclamations).as(entry.getKey()).isLessThanOrEqualTo(tone.exclamations());
            assertThat(text.toLowerCase(java.util.Locale.ROOT))
                    .as(entry.getKey())
                    .doesNotContain(tone.blocked());
        }
    }

    @ParameterizedTest
    @MethodSource("locales")
    void aPromiseOfTimeIsAlwaysAPlaceholder(String locale) {
        for (Map.Entry<String, JsonNode> entry : texts(locale).properties()) {
            assertThat(everythingOf(entry.getValue()).codePoints().anyMatch(Character::isDigit))
                    .as(entry.getKey())
                    .isFalse();
        }
    }

    @Test
    void aPublicAcknowledgementCarriesNoDetails() {
        assertThat(wording("en").placeholders("acknowledgement.social")).isEmpty();
        assertThat(wording("en").placeholders("acknowledgement.mail.fixed"))
                .containsExactlyInAnyOrder("code", "expect");
    }

    @ParameterizedTest
    @CsvSource({
        "pt, pt, true",
        "pt-AO, pt, false",
        "PT_br, pt, false",
        "fr-CA, fr, false",
        "cs, en, false",
        "zh-CN, zh-Hans, true",
        "zh-Hans-CN, zh-Hans, false",
        "zh-TW, zh-Hant, true",
        "'', en, false",
        "x, en, false",
        "es-MX, es, false"
    })
    void anUnknownLocaleFallsToTheNearestAndSaysSo(String requested, String served, boolean exact) {
        Said said = WORDINGS.say("answer.unknown", requested, Map.of());

        assertThat(said.locale()).isEqualTo(requested);
        assertThat(said.fallbackLocale().isEmpty()).isEqualTo(exact);
        assertThat(said.templateId()).isEqualTo(served + "/answer.unknown");
        assertThat(said.version()).isEqualTo(1);
    }

    @Test
    void aCodeIsIsolatedInArabicAndPlainInEnglish() {
        Map<String, String> code = Map.of("code", "LF-7K2Q");

        assertThat(WORDINGS.say("answer.receipt", "ar", code).text()).contains("\u2068LF-7K2Q\u2069");
        assertThat(WORDINGS.say("answer.receipt", "en", code).text()).contains("code LF-7K2Q,");
    }

    @Test
    void aSummaryCannotTurnTheTextAroundIt() {
        Map<String, String> values = Map.of("code", "A1", "expect", "soon", "summary", "\u202Eمرحبا\nok\u2069");

        String text = WORDINGS.say("acknowledgement.mail", "en", values).text();

        assertThat(text).contains("\u2068مرحبا\u2069\n\u2068ok\u2069").doesNotContain("\u202E");
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysWhatItIs() {
        Map<String, String> values = Map.of("code", "A1", "expect", "pronto", "summary", "{code} $1 \\");

        assertThat(WORDINGS.say("acknowledgement.mail", "es", values).text()).contains("{code} $1 \\");
    }

    @Test
    void aMissingValueAnUnknownIntentAndABrokenTextAreRefused() {
        assertThatThrownBy(() -> WORDINGS.say("answer.receipt", "en", Map.of())).hasMessageContaining("code");
        assertThatThrownBy(() -> WORDINGS.say("no.such", "en", Map.of())).hasMessageContaining("no.such");
        assertThatThrownBy(() -> Wording.compile(new PolicyFile(
                        "wording/xx",
                        1,
                        "o",
                        "s",
                        LocalDate.EPOCH,
                        MAPPER.readTree("{\"texts\":{\"a\":{\"id\":\"a\",\"text\":\"Hi {code\"}}}"))))
                .hasMessageContaining("placeholder");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 hour",
        "en, 24, 24 hours",
        "es, 1, 1 hora",
        "pt, 2, 2 horas",
        "id, 1, 1 jam",
        "hi, 24, 24 घंटे",
        "ja, 24, 24時間",
        "zh-Hans, 24, 24小时",
        "ar, 1, ساعة واحدة",
        "ar, 2, ساعتين",
        "ar, 3, 3 ساعات",
        "ar, 24, 24 ساعة",
        "ar-EG, 11, 11 ساعة"
    })
    void hoursHaveThePluralOfTheirLanguage(String locale, long hours, String expected) {
        assertThat(WORDINGS.duration(locale, Duration.ofHours(hours))).isEqualTo(expected);
    }

    @Test
    void lengthsAreSaidInTheirNaturalUnit() {
        assertThat(WORDINGS.duration("en", Duration.ofSeconds(20))).isEqualTo("1 minute");
        assertThat(WORDINGS.duration("en", Duration.ofMinutes(90))).isEqualTo("90 minutes");
        assertThat(WORDINGS.duration("en", Duration.ofDays(35))).isEqualTo("35 days");
        assertThat(WORDINGS.duration("ar", Period.ofDays(103))).isEqualTo("103 أيام");
        assertThat(WORDINGS.duration("es", Period.ofMonths(6))).isEqualTo("6 meses");
        assertThat(WORDINGS.duration("pt", Period.ofYears(2))).isEqualTo("2 anos");
        assertThatThrownBy(() -> WORDINGS.duration("en", Period.of(1, 0, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
