package dev.landfall.compliance;

import dev.landfall.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole map: every jurisdiction's dated rules. Immutable; take a new one for each decision, so that a change
 * of policy holds at once.
 */
public final class ComplianceRules {

    private final Jurisdictions jurisdictions;
    private final Map<String, JurisdictionRules> rules;

    private ComplianceRules(Jurisdictions jurisdictions, Map<String, JurisdictionRules> rules) {
        this.jurisdictions = jurisdictions;
        this.rules = Map.copyOf(rules);
    }

    /** The rules in force; cheap, since policies are compiled once. */
    public static ComplianceRules current(Policies policies) {
        Jurisdictions jurisdictions = policies.current(Jurisdictions.POLICY);
        Map<String, JurisdictionRules> rules = new HashMap<>();
        for (String code : jurisdictions.codes()) {
            JurisdictionRules read = policies.current(JurisdictionRules.policy(code));
            if (!read.jurisdiction().equals(code)) {
                throw new IllegalStateException("compliance/" + code + " holds rules of " + read.jurisdiction());
            }
            rules.put(code, read);
        }
        return new ComplianceRules(jurisdictions, rules);
    }

    public Jurisdictions jurisdictions() {
        return jurisdictions;
    }

    /** The retention rule that holds on a day; a code stored earlier and no longer listed gets the strict default. */
    public Rule ruleFor(Jurisdiction jurisdiction, RecordClass recordClass, LocalDate on) {
        return of(jurisdiction).on(on).rule(recordClass);
    }

    /** How people of that jurisdiction are treated on a day. */
    public Conduct conductFor(Jurisdiction jurisdiction, LocalDate on) {
        return of(jurisdiction).on(on).conduct();
    }

    /** What may be done with mood at this moment. */
    public EmotionMode emotionMode(Jurisdiction jurisdiction, Instant now) {
        return conductFor(jurisdiction, dateAt(jurisdiction, now)).emotion();
    }

    /** The calendar day in the jurisdiction's own zone, which decides the version. */
    public LocalDate dateAt(Jurisdiction jurisdiction, Instant now) {
        return now.atZone(of(jurisdiction).zone()).toLocalDate();
    }

    /** The zone in which the jurisdiction's periods are reckoned. */
    public ZoneId zone(Jurisdiction jurisdiction) {
        return of(jurisdiction).zone();
    }

    /** When a record is due by the rules that hold now: recomputed at each firing, never taken from the past. */
    public Purge purgeAt(Jurisdiction jurisdiction, RecordClass recordClass, Anchors anchors, Instant now) {
        return Purge.purgeAt(ruleFor(jurisdiction, recordClass, dateAt(jurisdiction, now)), anchors);
    }

    /** The same for a person of several jurisdictions: strictest wins, see {@link Purge}. */
    public Purge purgeAt(List<Jurisdiction> ofPerson, RecordClass recordClass, Anchors anchors, Instant now) {
        List<Rule> all = ofPerson.stream()
                .map(jurisdiction -> ruleFor(jurisdiction, recordClass, dateAt(jurisdiction, now)))
                .toList();
        return Purge.purgeAt(all, anchors);
    }

    /** What an item written now carries. */
    public Stamp stamp(Jurisdiction jurisdiction, RecordClass recordClass, Anchors anchors, Instant now) {
        Rule rule = ruleFor(jurisdiction, recordClass, dateAt(jurisdiction, now));
        Optional<Instant> purgeAt = Purge.purgeAt(rule, anchors).due();
        return new Stamp(recordClass, jurisdiction, rule.version(), purgeAt);
    }

    private JurisdictionRules of(Jurisdiction jurisdiction) {
        return Optional.ofNullable(rules.get(jurisdiction.code()))
                .or(() -> Optional.ofNullable(rules.get(jurisdictions.fallback())))
                .orElseThrow(() -> new IllegalStateException("There are no rules of the strict default"));
    }
}
