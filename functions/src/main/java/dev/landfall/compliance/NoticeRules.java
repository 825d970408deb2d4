package dev.landfall.compliance;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which permission yields which class of record, and for what purpose. */
public final class NoticeRules {

    public static final PolicyKey<NoticeRules> POLICY = new PolicyKey<>("notices", NoticeRules::compile);

    private final int version;
    private final Map<String, NoticeRule> byPermission;

    private NoticeRules(int version, Map<String, NoticeRule> byPermission) {
        this.version = version;
        this.byPermission = Map.copyOf(byPermission);
    }

    /** What one permission is for. */
    record NoticeRule(String permission, RecordClass recordClass, String purposeIntent) {}

    static NoticeRules compile(PolicyFile file) {
        Map<String, NoticeRule> rules = new HashMap<>();
        file.body().path("permissions").properties().forEach(entry -> {
            RecordClass recordClass =
                    RecordClass.of(entry.getValue().path("recordClass").asString(""));
            String purpose = entry.getValue().path("purpose").asString("");
            if (purpose.isBlank()) {
                throw new IllegalArgumentException("Permission " + entry.getKey() + " has no purpose");
            }
            rules.put(entry.getKey(), new NoticeRule(entry.getKey(), recordClass, purpose));
        });
        return new NoticeRules(file.version(), rules);
    }

    public int version() {
        return version;
    }

    /** The permissions that have a notice. */
    public Set<String> permissions() {
        return byPermission.keySet();
    }

    /** The notice for a permission asked for now; empty for one that is not known. */
    public Optional<Notice> notice(String permission, Jurisdiction jurisdiction, ComplianceRules rules, Instant now) {
        return notice(permission, List.of(jurisdiction), rules, now);
    }

    /** The same for a person of several jurisdictions: the strictest period, or none where the laws conflict. */
    public Optional<Notice> notice(String permission, List<Jurisdiction> ofPerson, ComplianceRules rules, Instant now) {
        return Optional.ofNullable(byPermission.get(permission)).map(notice -> {
            List<Rule> all = ofPerson.stream()
                    .map(one -> rules.ruleFor(one, notice.recordClass(), rules.dateAt(one, now)))
                    .toList();
            return notice(notice, all, rules.jurisdictions().backupDays(), now);
        });
    }

    private static Notice notice(NoticeRule notice, List<Rule> rules, int backupDays, Instant now) {
        Anchors asIfNow = new Anchors(now, Optional.of(now), Optional.of(now));
        Rule strictest = rules.stream()
                .min(Comparator.comparing(
                        rule -> Purge.purgeAt(rule, asIfNow).due().orElse(Instant.MAX)))
                .orElseThrow(() -> new IllegalArgumentException("A notice needs a jurisdiction"));
        Optional<Term> duration = Purge.purgeAt(rules, asIfNow)
                .due()
                .map(at -> strictest.retention().max());
        return new Notice(
                notice.permission(),
                notice.purposeIntent(),
                notice.recordClass(),
                duration,
                strictest.retention().anchor(),
                backupDays,
                strictest.jurisdiction(),
                strictest.version());
    }
}
