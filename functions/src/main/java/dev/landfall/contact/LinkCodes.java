package dev.landfall.contact;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.due.PurgeUnit;
import dev.landfall.policy.Policies;
import dev.landfall.table.Condition;
import dev.landfall.table.Kind;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One-time codes, asked for on one channel and told on another: whoever can do both is one person.
 *
 * <p>Eight digits, good for ten minutes and one use, stored as an HMAC only. A person gets five codes an hour, and an
 * identity guesses wrongly five times an hour; what comes after is not looked up.
 */
public final class LinkCodes {

    public static final Duration VALID = Duration.ofMinutes(10);

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST = 5;
    private static final int DIGITS = 8;

    /**
     * One code.
     *
     * @param issuer who asked for it
     * @param usedBy the identity that told it; telling it again only finishes what the first time began
     */
    public record LinkCode(
            String hash,
            ContactId issuer,
            Optional<IdentityKey> usedBy,
            Instant issuedAt,
            Instant expiresAt,
            Stamp stamp) {}

    /** How often something was tried since the window began. */
    record Tries(String hash, int count, Instant since, long version, Stamp stamp) {}

    /** A fresh code, to be shown once, or none because too many were asked for. */
    public sealed interface Issued {
        record Code(String digits, Instant expiresAt) implements Issued {}

        record TooMany(Instant again) implements Issued {}
    }

    static final Kind<LinkCode> CODE = Stamps.add(
                    Kind.of(LinkCode.class, "linkcode", c -> PurgeUnit.LINK_CODE.key(c.hash()))
                            .text("hash", LinkCode::hash)
                            .text("issuer", c -> c.issuer().value())
                            .optional("usedBy", c -> c.usedBy().map(IdentityKey::value))
                            .instant("issuedAt", LinkCode::issuedAt)
                            .instant("validUntil", LinkCode::expiresAt),
                    LinkCode::stamp)
            .read(row -> new LinkCode(
                    row.text("hash"),
                    new ContactId(row.text("issuer")),
                    row.optional("usedBy").map(IdentityKey::new),
                    row.instant("issuedAt"),
                    row.instant("validUntil"),
                    Stamps.read(row)));

    static final Kind<Tries> TRIES = Stamps.add(
                    Kind.of(Tries.class, "linktries", t -> PurgeUnit.LINK_CODE.key(t.hash()))
                            .text("hash", Tries::hash)
                            .integer("count", Tries::count)
                            .instant("since", Tries::since)
                            .number("version", Tries::version),
                    Tries::stamp)
            .read(row -> new Tries(
                    row.text("hash"),
                    row.integer("count"),
                    row.instant("since"),
                    row.number("version"),
                    Stamps.read(row)));

    private final Table table;
    private final Keys keys;
    private final Ids ids;
    private final Policies policies;

    public LinkCodes(Table table, Keys keys, Ids ids, Policies policies) {
        this.table = table;
        this.keys = keys;
        this.ids = ids;
        this.policies = policies;
    }

    /** The digits of a message that is nothing but a code, in any script's digits; else empty. */
    public static Optional<String> in(String text) {
        StringBuilder digits = new StringBuilder();
        for (int point : text.strip().codePoints().toArray()) {
            if (Character.isDigit(point)) {
                digits.append((char) ('0' + Character.digit(point, 10)));
            } else if (!Character.isSpaceChar(point) && point != '-') {
                return Optional.empty();
            }
        }
        return Optional.of(digits.toString()).filter(code -> code.length() == DIGITS);
    }

    /** Makes a code for this contact. */
    public Issued issue(Contact issuer, Instant now) {
        String counter = keys.of("linkcodes-issued", issuer.id().value());
        Optional<Tries> before = tries(counter);
        Optional<Tries> running = running(before, now);
        if (running.filter(tries -> tries.count() >= MOST).isPresent()) {
            return new Issued.TooMany(running.get().since().plus(WINDOW));
        }
        String digits = ids.digits();
        Instant end = now.plus(VALID);
        LinkCode code = new LinkCode(
                hash(digits),
                issuer.id(),
                Optional.empty(),
                now,
                end,
                until(end, issuer.stamp().jurisdiction(), now));
        List<Write> writes =
                new ArrayList<>(count(counter, before, issuer.stamp().jurisdiction(), now));
        writes.add(Write.create(CODE, code));
        writes.add(PurgeUnit.LINK_CODE.pointer(code.hash(), end).put());
        if (!table.write(writes).done()) {
            throw new IllegalStateException("Two codes were asked for at once; to be tried again");
        }
        return new Issued.Code(digits, end);
    }

    /**
     * The code behind these digits, if this identity may use it now. Each telling is counted against the identity
     * before it is answered, so that guesses made at once are no cheaper; a code that this identity has used already
     * is not counted again.
     *
     * @param jurisdiction of the one who tells it, for the count
     */
    public Optional<LinkCode> told(String digits, IdentityKey by, Jurisdiction jurisdiction, Instant now) {
        String counter = keys.of("linkcodes-guessed", by.value());
        Optional<Tries> before = tries(counter);
        if (running(before, now).filter(tries -> tries.count() >= MOST).isPresent()) {
            return Optional.empty();
        }
        Optional<LinkCode> code = table.get(CODE, PurgeUnit.LINK_CODE.key(hash(digits)))
                .filter(found -> found.expiresAt().isAfter(now))
                .filter(found -> found.usedBy().map(by::equals).orElse(true));
        boolean used = code.filter(found -> found.usedBy().isPresent()).isPresent();
        return used || table.write(count(counter, before, jurisdiction, now)).done() ? code : Optional.empty();
    }

    /** Whether another identity has used the code since it was read. */
    public boolean isTaken(LinkCode code, IdentityKey by) {
        return table.get(CODE, PurgeUnit.LINK_CODE.key(code.hash()))
                .flatMap(LinkCode::usedBy)
                .filter(user -> !user.equals(by))
                .isPresent();
    }

    /** The write that uses the code up; refused where another identity was faster. */
    public static Write use(LinkCode code, IdentityKey by) {
        LinkCode used = new LinkCode(
                code.hash(), code.issuer(), Optional.of(by), code.issuedAt(), code.expiresAt(), code.stamp());
        return Write.put(
                CODE,
                used,
                Condition.PRESENT.and(
                        code.usedBy().isPresent()
                                ? Condition.text("usedBy", by.value())
                                : Condition.missing("usedBy")));
    }

    private String hash(String digits) {
        return keys.of("linkcode", digits);
    }

    private Optional<Tries> tries(String counter) {
        return table.get(TRIES, PurgeUnit.LINK_CODE.key(counter));
    }

    private static Optional<Tries> running(Optional<Tries> tries, Instant now) {
        return tries.filter(found -> found.since().plus(WINDOW).isAfter(now));
    }

    /** Refused where somebody counted meanwhile: a count is never lost, nor begun anew by accident. */
    private List<Write> count(String counter, Optional<Tries> before, Jurisdiction jurisdiction, Instant now) {
        Optional<Tries> running = running(before, now);
        if (running.isPresent()) {
            Tries tries = running.get();
            return List.of(Write.put(
                    TRIES,
                    new Tries(counter, tries.count() + 1, tries.since(), tries.version() + 1, tries.stamp()),
                    Condition.number("version", tries.version())));
        }
        Instant end = now.plus(WINDOW);
        long version = before.map(Tries::version).orElse(0L);
        Tries first = new Tries(counter, 1, now, version + 1, until(end, jurisdiction, now));
        return List.of(
                Write.put(TRIES, first, before.isPresent() ? Condition.number("version", version) : Condition.ABSENT),
                PurgeUnit.LINK_CODE.pointer(counter, end).put());
    }

    /** Far sooner than any rule on identities demands. */
    private Stamp until(Instant end, Jurisdiction jurisdiction, Instant now) {
        ComplianceRules rules = ComplianceRules.current(policies);
        int version = rules.stamp(jurisdiction, RecordClass.IDENTITY, Anchors.received(now), now)
                .ruleVersion();
        return new Stamp(RecordClass.IDENTITY, jurisdiction, version, Optional.of(end));
    }
}
