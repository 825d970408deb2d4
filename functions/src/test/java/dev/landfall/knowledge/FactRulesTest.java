package dev.landfall.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.policy.PolicyFiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FactRulesTest {

    private static final FactRules RULES = new PolicyFiles(new JsonMapper()).current(FactRules.POLICY);

    static Facts facts(String networkType, int rttMs, double lossPercent, String errorCode) {
        return new Facts(
                Optional.empty(),
                Optional.of("Android 15"),
                Optional.of("9.1.0"),
                networkType.isEmpty() ? Optional.empty() : Optional.of(networkType),
                rttMs < 0 ? OptionalInt.empty() : OptionalInt.of(rttMs),
                lossPercent < 0 ? OptionalDouble.empty() : OptionalDouble.of(lossPercent),
                errorCode.isEmpty() ? List.of() : List.of(errorCode),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "none, -1, -1, OFFLINE", "Offline, 40, 0, OFFLINE", "wifi, 40, 100, OFFLINE", "wifi, 40, 99.5, WEAK",
        "wifi, 40, 8, WEAK", "wifi, 40, 7.9, HEALTHY", "wifi, 800, 0, WEAK", "wifi, 799, 0, HEALTHY",
        "2G, -1, -1, WEAK", "2g, 90, 0, WEAK", "wifi, 0, -1, HEALTHY", "wifi, -1, 0, HEALTHY",
        "wifi, -1, -1, UNKNOWN", "'', -1, -1, UNKNOWN", "'', 60, 0.4, HEALTHY"
    })
    void theNetworkTableDecidesEveryCase(String type, int rtt, double loss, NetworkHealth expected) {
        assertThat(RULES.situation(facts(type, rtt, loss, "")).network()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "503, true",
        "HTTP_429, true",
        "E-401, true",
        "SRV-7, true",
        "200, false",
        "15034, false",
        "'', false",
        "timeout, false"
    })
    void anErrorOfTheServiceIsToldFromOthers(String code, boolean expected) {
        assertThat(RULES.situation(facts("wifi", 40, 0, code)).serverError()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Android 15, 1.9.9, true",
        "iOS 19.1, 1.9, true",
        "android, 2.0.0, false",
        "android, 2, false",
        "android, 10.0, false",
        "android, 1.x, false",
        "Windows, 1.0, false"
    })
    void anOldVersionIsRecognised(String os, String version, boolean expected) {
        Facts facts = new Facts(
                Optional.empty(),
                Optional.of(os),
                Optional.of(version),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty());

        assertThat(RULES.situation(facts).outdated()).isEqualTo(expected);
    }

    @Test
    void withoutFactsNothingIsAssumed() {
        assertThat(RULES.situation(Facts.NONE)).isEqualTo(new Situation(NetworkHealth.UNKNOWN, false, false));
    }

    @Test
    void impossibleMeasurementsAreRefused() {
        assertThatThrownBy(() -> new Facts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.of(-5),
                        OptionalDouble.empty(),
                        List.of(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
