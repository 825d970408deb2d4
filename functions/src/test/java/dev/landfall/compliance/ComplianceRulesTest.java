package dev.landfall.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ComplianceRulesTest {

    private static final ComplianceRules RULES =
            ComplianceRules.current(new PolicyFiles(JsonMapper.builder().build()));
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest(name = "country {0}, account {1} is {2} by {3}")
    @CsvSource({
        "FR, , EU, TOKEN",
        "DE, IN, DE, TOKEN",
        "de, , DE, TOKEN",
        "BR, DE, default, TOKEN",
        "Germany, SA, SA, ACCOUNT",
        ", FR, EU, ACCOUNT",
        ", EU, EU, ACCOUNT",
        "'', '', default, UNKNOWN",
        ", , default, UNKNOWN",
    })
    void theDeclaredCountryComesBeforeTheAccountsDefault(
            String country, String account, String code, Jurisdiction.Source source) {
        Jurisdiction found = RULES.jurisdictions().of(Optional.ofNullable(country), Optional.ofNullable(account));

        assertThat(found).isEqualTo(new Jurisdiction(code, source));
    }

    @Test
    void everyJurisdictionHasARuleForEveryClassOnEveryDay() {
        for (String code : RULES.jurisdictions().codes()) {
            for (RecordClass recordClass : RecordClass.values()) {
                for (LocalDate day : List.of(LocalDate.EPOCH, TODAY, LocalDate.parse("2040-02-29"))) {
                    Rule rule = RULES.ruleFor(in(code), recordClass, day);

                    assertThat(rule.jurisdiction()).isEqualTo(code);
                    assertThat(rule.recordClass()).isEqualTo(recordClass);
                    assertThat(rule.provenance().source()).isNotBlank();
                }
            }
        }
    }

    @Test
    void aFigureThatIsTheOperatorsOwnIsNeverCalledSure() {
        for (String code : RULES.jurisdictions().codes()) {
            for (RecordClass recordClass : RecordClass.values()) {
                Provenance provenance =
                        RULES.ruleFor(in(code), recordClass, TODAY).provenance();
                if (provenance.source().startsWith("operator-declared")) {
                    assertThat(provenance.confidence()).isEqualTo(Provenance.Confidence.UNSURE);
                }
            }
        }
    }

    @Test
    void aGermanLetterIsKeptSixYearsFromTheEndOfItsYearInBerlin() {
        // Given the last minute of 2026 in Berlin, and the first of 2027 there, still 2026 in UTC
        Anchors oldYear = Anchors.received(Instant.parse("2026-12-31T22:59:00Z"));
        Anchors newYear = Anchors.received(Instant.parse("2026-12-31T23:00:00Z"));

        assertThat(RULES.purgeAt(in("DE"), RecordClass.COMMERCIAL_LETTER, oldYear, NOW))
                .isEqualTo(new Purge.At(Instant.parse("2032-12-31T23:00:00Z")));
        assertThat(RULES.purgeAt(in("DE"), RecordClass.COMMERCIAL_LETTER, newYear, NOW))
                .isEqualTo(new Purge.At(Instant.parse("2033-12-31T23:00:00Z")));
    }

    @Test
    void indiasFloorOfAYearHoldsFromItsDateInIndia() {
        Anchors anchors = Anchors.received(NOW);

        Stamp before = RULES.stamp(in("IN"), RecordClass.TICKET, anchors, Instant.parse("2027-05-12T18:29:59Z"));
        Stamp after = RULES.stamp(in("IN"), RecordClass.TICKET, anchors, Instant.parse("2027-05-12T18:30:00Z"));

        assertThat(before.ruleVersion()).isEqualTo(1);
        assertThat(after.ruleVersion()).isEqualTo(2);
        assertThat(after.purgeAt()).contains(Instant.parse("2027-11-24T10:00:00Z"));
    }

    @Test
    void anAttachmentIsGoneAfterADayWhereNoLawOrdersToKeepIt() {
        for (String code : RULES.jurisdictions().codes()) {
            assertThat(RULES.purgeAt(in(code), RecordClass.ATTACHMENT, Anchors.received(NOW), NOW))
                    .isEqualTo(new Purge.At(Instant.parse("2026-11-25T10:00:00Z")));
        }
    }

    @Test
    void theStrictestOfTwoJurisdictionsWins() {
        Anchors anchors = Anchors.received(NOW);

        Purge both = RULES.purgeAt(List.of(in("EU"), in("default")), RecordClass.TICKET, anchors, NOW);

        assertThat(both).isEqualTo(RULES.purgeAt(in("default"), RecordClass.TICKET, anchors, NOW));
    }

    @Test
    void aFloorBeyondAnothersCeilingIsAConflictAndPurgesNothing() {
        Instant later = Instant.parse("2027-06-01T00:00:00Z");

        Purge both = RULES.purgeAt(List.of(in("EU"), in("IN")), RecordClass.TICKET, Anchors.received(later), later);

        assertThat(both).isInstanceOf(Purge.Conflict.class);
        assertThat(both.due()).isEmpty();
    }

    @Test
    void aPeriodFromTheCloseOfATicketWaitsForIt() {
        Rule.Retention retention = new Rule.Retention(Optional.empty(), Term.parse("P30D"), Anchor.TICKET_CLOSED);
        Rule some = RULES.ruleFor(in("EU"), RecordClass.TICKET, TODAY);
        Rule rule = new Rule("EU", 1, RecordClass.TICKET, retention, ZoneId.of("UTC"), some.provenance());

        assertThat(Purge.purgeAt(rule, Anchors.received(NOW))).isEqualTo(new Purge.Waiting(Anchor.TICKET_CLOSED));
        assertThat(Purge.purgeAt(rule, new Anchors(NOW, Optional.empty(), Optional.of(NOW))))
                .isEqualTo(new Purge.At(Instant.parse("2026-12-24T10:00:00Z")));
    }

    @Test
    void moodIsNamedInTheUnionButLeavesNoTraceInSaudiArabia() {
        assertThat(RULES.emotionMode(in("EU"), NOW).mayExplainHandover()).isTrue();
        assertThat(RULES.emotionMode(in("SA"), NOW).mayExplainHandover()).isFalse();
        assertThat(RULES.emotionMode(in("SA"), NOW).mayInfer()).isTrue();
        assertThat(EmotionMode.strictest(List.of(EmotionMode.ALLOW, EmotionMode.OFF, EmotionMode.LOCAL_ONLY)))
                .isEqualTo(EmotionMode.OFF);
    }

    @Test
    void aBotIsDisclosedAndAHumanReachableEverywhere() {
        for (String code : RULES.jurisdictions().codes()) {
            Conduct conduct = RULES.conductFor(in(code), TODAY);

            assertThat(conduct.bot().disclose()).isTrue();
            assertThat(conduct.bot().humanOnRequest()).isTrue();
            assertThat(conduct.recommendationByOptIn()).isTrue();
        }
    }

    @Test
    void aCodeNoLongerListedGetsTheStrictDefault() {
        assertThat(RULES.ruleFor(in("XX"), RecordClass.TICKET, TODAY).jurisdiction())
                .isEqualTo("default");
    }

    @Test
    void aFileWithAGapBetweenVersionsIsRefused() {
        String json = """
                {"name":"compliance/X","version":1,"owner":"legal","source":"s","effectiveFrom":"2026-01-01",
                 "jurisdiction":"X","zone":"UTC","rules":[]}""";
        PolicyFile file = PolicyFile.parse(
                "compliance/X",
                json.getBytes(StandardCharsets.UTF_8),
                JsonMapper.builder().build());

        assertThatThrownBy(() -> JurisdictionRules.compile(file)).hasMessageContaining("without end");
    }

    private static Jurisdiction in(String code) {
        return new Jurisdiction(code, Jurisdiction.Source.TOKEN);
    }
}
