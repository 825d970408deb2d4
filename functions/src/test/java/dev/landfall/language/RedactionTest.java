package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "write to ana.b+x@mail.example.com now > write to [email] now",
                "card 4111 1111 1111 1111 please > card [card] please",
                "card ４１１１１１１１１１１１１１１１ > card [card]",
                "iban DE89 3704 0044 0532 0130 00 thanks > iban [iban] thanks",
                "call +62 812-3456-7890 today > call [phone] today",
                "我的手机号是13812345678请回电 > 我的手机号是[phone]请回电",
                "from 192.168.1.20 and 2001:db8::1 > from [ip] and [ip]",
                "on 2026-11-24 at 12:30:45 i paid 1500 > on 2026-11-24 at 12:30:45 i paid 1500",
                "version 1.2.3 of 300.1.1.1 > version 1.2.3 of 300.1.1.1",
            })
    void whatIdentifiesAPersonIsMasked(String text, String masked) {
        assertThat(Redaction.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void noTextMakesItFail(long seed) {
        AnyText.of(seed, 300).forEach(text -> assertThat(Redaction.mask(text)).isNotNull());
    }

    @Test
    void longRunsAreMaskedInLinearTime() {
        assertThat(Redaction.mask("1 ".repeat(500_000))).isNotNull();
        assertThat(Redaction.mask("a".repeat(2_000_000) + "@")).hasSize(2_000_001);
        assertThat(Redaction.mask("a:".repeat(500_000))).isNotNull();
        assertThat(Redaction.mask("DE89".repeat(500_000))).isNotNull();
    }
}
