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
    private final Set<String> channels;
    private final Set<String> complaintAreas;
    private final List<Feature> features;

    private RecommendationRules(PolicyFile file, List<Feature> features) {
        JsonNode body = file.body();
        this.version = file.version();
        this.askDays = positive(body, "askDays");
        this.windowDays = positive(body, "windowDays");
        this.noticeVersions = texts(body.path("noticeVersions"));
        this.channels = texts(body.path("channels"));
        this.complaintAreas = texts(body.path("complaintAreas"));
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

    /** Whether a card may be told there: in private, where the token says what the person has. */
    public boolean isToldOn(String channel) {
        return channels.contains(channel);
    }

    /** Whether an open ticket of this area is a complaint by its nature. */
    public boolean isComplaint(String area) {
        return complaintAreas.contains(area);
    }

    /** What keeps us from even counting what the person asks about: the law, or a yes that was never given. */
    public Optional<Veto> vetoAgainstCounting(Optional<PersonState.OptIn> optIn, Conduct conduct, Instant now) {
        if (!conduct.recommendationByOptIn()) {
            return Optional.of(Veto.PROFILING_OFF);
        }
        return isConsent(optIn, now) ? Optional.empty() : Optional.of(Veto.NO_OPT_IN);
    }

    List<Feature> features() {
        return features;
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

    /** The reason for a card that is due but not told where the person asked. */
    public String unexplained() {
        return UNEXPLAINED;
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
            case NO_OPT_IN -> !isConsent(person.optIn(), now);
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

    private boolean isConsent(Optional<PersonState.OptIn> optIn, Instant now) {
        return optIn.filter(yes -> noticeVersions.contains(yes.noticeVersion()))
                .filter(yes -> !yes.at().isAfter(now))
                .isPresent();
    }

    private static Set<String> texts(JsonNode nodes) {
        Set<String> texts = new HashSet<>();
        nodes.forEach(node -> texts.add(node.asString()));
        return Set.copyOf(texts);
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
