package dev.landfall.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Conduct;
import dev.landfall.compliance.EmotionMode;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.policy.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RecommendationRulesTest {

    private static final PolicyFiles FILES =
            new PolicyFiles(JsonMapper.builder().build());
    private static final RecommendationRules RULES = FILES.current(RecommendationRules.POLICY);
    private static final CountryZones ZONES = FILES.current(CountryZones.POLICY);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Conduct EU =
            ComplianceRules.current(FILES).conductFor(new Jurisdiction("EU", Jurisdiction.Source.TOKEN), TODAY);
    private static final PersonState.OptIn YES = new PersonState.OptIn(Instant.parse("2026-11-01T00:00:00Z"), "1");
    private static final PersonState WILLING = new PersonState(
            Set.of(TODAY, TODAY.minusDays(5), TODAY.minusDays(13)),
            Optional.of(YES),
            Set.of(),
            List.of(),
            Set.of(),
            false,
            false,
            List.of(ZoneId.of("Europe/Madrid")));

    @Test
    void theThirdAskWithinFourteenDaysEarnsOneCard() {
        assertThat(RULES.decide("group-limit", WILLING, EU, NOON))
                .isEqualTo(new Recommendation.Recommend("large_groups"));
    }

    @Test
    void twoDaysAreTooFewAndTheFifteenthDayIsTooOld() {
        assertThat(RULES.decide("group-limit", asked(TODAY, TODAY.minusDays(1)), EU, NOON))
                .isEqualTo(new Recommendation.NotYet(2));
        assertThat(RULES.decide("group-limit", asked(TODAY, TODAY.minusDays(1), TODAY.minusDays(14)), EU, NOON))
                .isEqualTo(new Recommendation.NotYet(2));
        assertThat(RULES.decide("weather", WILLING, EU, NOON)).isEqualTo(new Recommendation.NotYet(3));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Veto.class)
    void eachVetoIsNamedAndHoldsAtSendToo(Veto veto) {
        PersonState person = vetoed(veto);
        Conduct conduct = veto == Veto.PROFILING_OFF ? withoutProfiling() : EU;
        Instant now = veto == Veto.QUIET_HOURS ? Instant.parse("2026-11-24T20:00:00Z") : NOON;

        assertThat(RULES.decide("group-limit", person, conduct, now)).isEqualTo(new Recommendation.Vetoed(veto));
        assertThat(RULES.vetoAtSend("large_groups", person, conduct, now)).contains(veto);
        assertThat(RULES.storedReason(new Recommendation.Vetoed(veto), EmotionMode.ALLOW))
                .isEqualTo(veto.code());
        assertThat(RULES.storedReason(new Recommendation.Vetoed(veto), EmotionMode.LOCAL_ONLY))
                .isEqualTo("not_now");
        assertThat(RULES.storedReason(new Recommendation.Vetoed(veto), EmotionMode.OFF))
                .isEqualTo("not_now");
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "2026-11-24T08:00:00Z, ES, true",
        "2026-11-24T19:59:00Z, DE, false",
        "2026-11-24T20:00:00Z, DE, true",
        "2026-11-24T07:59:00Z, DE, true",
        "2026-11-24T03:30:00Z, IN, false",
        "2026-11-24T12:00:00Z, BR, true",
        "2026-11-24T15:00:00Z, BR, false",
        "2026-11-24T12:00:00Z, ZZ, false",
    })
    void itIsQuietIfItIsQuietInAnyZoneOfTheCountry(Instant now, String country, boolean quiet) {
        // Spain at 08:00Z: 09:00 in Madrid, 08:00 in the Canaries. Brazil at 12:00Z: 07:00 in Acre
        PersonState person = in(ZONES.of(Optional.of(country)));

        assertThat(RULES.vetoAtSend("large_groups", person, EU, now))
                .isEqualTo(quiet ? Optional.of(Veto.QUIET_HOURS) : Optional.empty());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void noLifeOfAPersonHasTwoCardsForAFeatureOrOneAgainstAVeto(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> topics = List.of("group-limit", "backup", "file-size");
        int told = 0;
        for (int life = 0; life < 40; life++) {
            Set<LocalDate> days = new HashSet<>();
            List<PersonState.Card> cards = new ArrayList<>();
            Instant now = NOON;
            for (int ask = 0; ask < 120; ask++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(1_800)));
                days.add(now.atZone(ZoneId.of("Europe/Madrid")).toLocalDate());
                PersonState person = person(random, days, cards);
                if (RULES.decide(topics.get(random.nextInt(3)), person, EU, now)
                        instanceof Recommendation.Recommend card) {
                    assertNothingSpeaksAgainst(card.feature(), person, now);
                    cards.add(new PersonState.Card(card.feature(), now));
                }
            }
            assertThat(cards).extracting(PersonState.Card::feature).doesNotHaveDuplicates();
            told += cards.size();
        }
        assertThat(told).isPositive();
    }

    private static void assertNothingSpeaksAgainst(String feature, PersonState person, Instant now) {
        int hour = now.atZone(ZoneId.of("Europe/Madrid")).getHour();
        assertThat(person.openComplaint()).isFalse();
        assertThat(person.upset()).isFalse();
        assertThat(person.optIn()).isPresent();
        assertThat(person.entitlements()).doesNotContain(feature);
        assertThat(person.declined()).doesNotContain(feature);
        assertThat(hour).isBetween(9, 20);
        assertThat(person.cards())
                .allSatisfy(card -> assertThat(card.at()).isBeforeOrEqualTo(now.minus(Duration.ofDays(7))));
    }

    private static PersonState person(RandomGenerator random, Set<LocalDate> days, List<PersonState.Card> cards) {
        return new PersonState(
                days,
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(YES),
                random.nextInt(4) == 0 ? Set.of("cloud_backup") : Set.of(),
                cards,
                random.nextInt(4) == 0 ? Set.of("large_files") : Set.of(),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                WILLING.zones());
    }

    private static PersonState vetoed(Veto veto) {
        Optional<PersonState.OptIn> optIn =
                veto == Veto.NO_OPT_IN ? Optional.of(new PersonState.OptIn(YES.at(), "0")) : WILLING.optIn();
        List<PersonState.Card> cards = switch (veto) {
            case ALREADY_TOLD -> List.of(new PersonState.Card("large_groups", NOON.minus(Duration.ofDays(99))));
            case CAP -> List.of(new PersonState.Card("cloud_backup", NOON.minus(Duration.ofDays(6))));
            default -> List.of();
        };
        return new PersonState(
                WILLING.topicDays(),
                optIn,
                veto == Veto.ALREADY_HAS_IT ? Set.of("large_groups") : Set.of(),
                cards,
                veto == Veto.DECLINED ? Set.of("large_groups") : Set.of(),
                veto == Veto.OPEN_COMPLAINT,
                veto == Veto.UPSET,
                WILLING.zones());
    }

    private static PersonState asked(LocalDate... days) {
        return new PersonState(
                Set.of(days), Optional.of(YES), Set.of(), List.of(), Set.of(), false, false, WILLING.zones());
    }

    private static PersonState in(List<ZoneId> zones) {
        return new PersonState(
                WILLING.topicDays(), Optional.of(YES), Set.of(), List.of(), Set.of(), false, false, zones);
    }

    private static Conduct withoutProfiling() {
        return new Conduct(EU.jurisdiction(), 1, EU.emotion(), EU.bot(), EU.telemetry(), false, EU.transfer());
    }
}
