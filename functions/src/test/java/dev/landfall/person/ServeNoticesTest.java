package dev.landfall.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.House.Answer;
import dev.landfall.House.Call;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import dev.landfall.wording.Wordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeNoticesTest {

    private final House house = new House(1);

    @ParameterizedTest(name = "{0} in {1} for {2}")
    @CsvSource({
        "photos, en, '', PT24H, 24 hours, ''",
        "photos, es-MX, '', PT24H, 24 horas, es",
        "diagnostics, en, '', P7D, 7 days, ''",
        "photos, xx, '', PT24H, 24 hours, en",
        "photos, zh-CN, DE, PT24H, 24, ''",
    })
    void aNoticeSaysWhatTheRuleSays(
            String permission, String locale, String country, String duration, String words, String fallback) {
        Answer answer = ask(house.policies, permission, Map.of("locale", locale, "country", country));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("duration").asString()).isEqualTo(duration);
        assertThat(answer.body().path("text").asString()).contains(words).contains("35");
        assertThat(answer.body().path("backupDays").asInt()).isEqualTo(35);
        assertThat(answer.body().path("fallbackLocale").asString()).isEqualTo(fallback);
    }

    @Test
    void aChangedRuleChangesTheNotice() {
        Policies changed = with("\"attachment\": {\"max\": \"PT24H\"", "\"attachment\": {\"max\": \"PT48H\"");
        assertThat(ask(changed, "photos", Map.of("locale", "en"))
                        .body()
                        .path("text")
                        .asString())
                .contains("48 hours");
    }

    @Test
    void anUnknownPermissionHasNoNotice() {
        assertThat(ask(house.policies, "contacts", Map.of()).status()).isEqualTo(404);
        assertThat(ask(house.policies, "photos", Map.of()).status()).isEqualTo(200);
    }

    private Answer ask(Policies policies, String permission, Map<String, String> query) {
        ServeNotices notices = new ServeNotices(House.MAPPER, policies, new Wordings(policies), house);
        Call call = new Call("GET", "/v1/notices/" + permission, query, Map.of(), "");
        return house.ask(notices, call);
    }

    /** The release's policies with one text in the strict default replaced. */
    private Policies with(String old, String other) {
        return new Policies() {
            @Override
            public <T> T current(PolicyKey<T> key) {
                if (!key.name().equals("compliance/default")) {
                    return house.policies.current(key);
                }
                String json = read().replace(old, other);
                return key.compile()
                        .apply(PolicyFile.parse(key.name(), json.getBytes(StandardCharsets.UTF_8), House.MAPPER));
            }
        };
    }

    private static String read() {
        try (var in =
                Objects.requireNonNull(ServeNoticesTest.class.getResourceAsStream("/policy/compliance/default.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
