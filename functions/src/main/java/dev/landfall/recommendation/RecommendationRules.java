package dev.landfall.recommendation;

import dev.landfall.compliance.Conduct;
import dev.landfall.compliance.EmotionMode;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import dev.landfall.recommendation.Recommendation.NotYet;
import dev.landfall.recommendation.Recommendation.Recommend;
import dev.landfall.recommendation.Recommendation.Vetoed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Decides whether a person hears of a feature: after how many asks, how often at most, and when not. */
public final class RecommendationRules {

    public static final PolicyKey<RecommendationRules> POLICY =
            new PolicyKey<>("recommendation", RecommendationRules::compile);

    private static final String UNEXPLAINED = "not_now";

    private final int version;
    private final int askDays;
    private final int windowDays;
    private final Set<String> noticeVersions;
    private final Cap cap;
    private final QuietHours quietHours;
    private final List<Feature> features;

    private RecommendationRules(PolicyFile file, List<Feature> features) {
        JsonNode body = file.body();
        this.version = file.version();
        this.askDays = positive(body, "askDays");
        this.windowDays = positive(body, "windowDays");
        Set<String> notices = new HashSet<>();
        body.path("noticeVersions").forEach(notice -> notices.add(notice.asString()));
        this.noticeVersions = Set.copyOf(notices);
        this.cap = new Cap(
                positive(body.path("cap"), "cards"),
                Period.parse(body.path("cap").path("period").asString("")));
        this.quietHours = new QuietHours(
                LocalTime.parse(body.path("quietHours").path("from").asString("")),
                LocalTime.parse(body.path("quietHours").path("to").asString("")));
        this.features = List.copyOf(features);
    }

    /** The feature that answers a topic, and the entitlement that says a person has it. */
    record Feature(String id, String topic, String entitlement) {}

    record Cap(int cards, Period period) {}

    /** From one local time until another, which may lie past midnight. */
    record QuietHours(LocalTime from, LocalTime to) {

        boolean contain(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }

    static RecommendationRules compile(PolicyFile file) {
        List<Feature> features = StreamSupport.stream(
                        file.body().path("features").spliterator(), false)
                .map(node -> new Feature(
                        node.path("id").asString(),
                        node.path("topic").asString(),
                        node.path("entitlement").asString()))
                .toList();
        return new RecommendationRules(file, features);
    }

    public int version() {
        return version;
    }

    /** Decides on a card for the topic that the person just asked about. */
    public Recommendation decide(String topic, PersonState person, Conduct conduct, Instant now) {
        Optional<Feature> feature =
                features.stream().filter(one -> one.topic().equals(topic)).findFirst();
        int count = daysInWindow(person.topicDays(), today(person, now));
        if (feature.isEmpty() || count < askDays) {
            return new NotYet(count);
        }
        return veto(feature.get(), person, conduct, now)
                .<Recommendation>map(Vetoed::new)
                .orElseGet(() -> new Recommend(feature.get().id()));
    }

    /** Looks at the vetoes once more when a decided card is about to be sent; a feature that is gone counts as told. */
    public Optional<Veto> vetoAtSend(String feature, PersonState person, Conduct conduct, Instant now) {
        return features.stream()
                .filter(one -> one.id().equals(feature))
                .findFirst()
                .map(one -> veto(one, person, conduct, now))
                .orElse(Optional.of(Veto.ALREADY_TOLD));
    }

    /** The reason as it may be written down: where mood must leave no trace, all vetoes look alike. */
    public String storedReason(Recommendation decision, EmotionMode mode) {
        return switch (decision) {
            case Recommend recommend -> "recommended";
            case NotYet notYet -> "not_yet";
            case Vetoed vetoed -> mode.mayExplainHandover() ? vetoed.veto().code() : UNEXPLAINED;
        };
    }

    /** The day under which an ask is counted: the person's own, in the first of the zones. */
    public LocalDate today(PersonState person, Instant now) {
        return now.atZone(person.zones().getFirst()).toLocalDate();
    }

    private int daysInWindow(Set<LocalDate> days, LocalDate today) {
        LocalDate first = today.minusDays(windowDays - 1L);
        return (int) days.stream()
                .filter(day -> !day.isBefore(first) && !day.isAfter(today))
                .count();
    }

    private Optional<Veto> veto(Feature feature, PersonState person, Conduct conduct, Instant now) {
        for (Veto veto : Veto.values()) {
            if (holds(veto, feature, person, conduct, now)) {
                return Optional.of(veto);
            }
        }
        return Optional.empty();
    }

    private boolean holds(Veto veto, Feature feature, PersonState person, Conduct conduct, Instant now) {
        return switch (veto) {
            case PROFILING_OFF -> !conduct.recommendationByOptIn();
            case NO_OPT_IN ->
                person.optIn()
                        .filter(optIn -> noticeVersions.contains(optIn.noticeVersion()))
                        .filter(optIn -> !optIn.at().isAfter(now))
                        .isEmpty();
            case ALREADY_HAS_IT -> person.entitlements().contains(feature.entitlement());
            case ALREADY_TOLD ->
                person.cards().stream().anyMatch(card -> card.feature().equals(feature.id()));
            case DECLINED -> person.declined().contains(feature.id());
            case OPEN_COMPLAINT -> person.openComplaint();
            case UPSET -> person.upset() && conduct.emotion().mayInfer();
            case CAP -> cardsInPeriod(person.cards(), now) >= cap.cards();
            case QUIET_HOURS ->
                person.zones().stream()
                        .anyMatch(zone -> quietHours.contain(now.atZone(zone).toLocalTime()));
        };
    }

    private long cardsInPeriod(List<PersonState.Card> cards, Instant now) {
        Instant since = now.atOffset(ZoneOffset.UTC).minus(cap.period()).toInstant();
        return cards.stream().filter(card -> card.at().isAfter(since)).count();
    }

    private static int positive(JsonNode node, String field) {
        int value = node.path(field).asInt();
        if (value < 1) {
            throw new IllegalArgumentException("recommendation needs a positive " + field);
        }
        return value;
    }
}
