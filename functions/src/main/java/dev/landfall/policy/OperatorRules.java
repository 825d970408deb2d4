package dev.landfall.policy;

import dev.landfall.table.Condition;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What operators made of a policy's rules, in the table: the rules as they stand and every version of each. */
public final class OperatorRules {

    private static final int PAGE = 100;
    private static final int ATTEMPTS = 8;

    /** So many rules operators may touch: what every function holds in memory and reads anew after a change. */
    private static final int MOST_RULES = 1_000;

    private final Table table;

    public OperatorRules(Table table) {
        this.table = table;
    }

    /**
     * A change that an operator asks for.
     *
     * @param release version of the release's file
     * @param expected version of the rule that the operator saw; 0 for a rule that is not there yet
     * @param content see {@link RuleVersion}
     */
    public record Change(
            String policy,
            String rule,
            int release,
            int expected,
            RuleVersion.State state,
            String content,
            String by,
            Instant at,
            String why) {}

    /** What became of a change. */
    public sealed interface Outcome {
        record Stored(RuleVersion version) implements Outcome {}

        /** Somebody else changed the rule meanwhile. */
        record Conflict() implements Outcome {}

        /** Too many others change other rules of the policy this very moment. */
        record Busy() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /** The rules that operators ever touched, and the version of the policy that they make. */
    public record Standing(int version, List<RuleVersion> rules) {
        public Standing {
            rules = List.copyOf(rules);
        }
    }

    /** The version in force with the given release: the release's own where operators changed nothing. */
    public int version(String policy, int release) {
        return pointer(policy, release).inForce(release);
    }

    RulePointer pointer(String policy, int release) {
        return table.get(RuleItems.POINTER, RuleItems.pointerKey(policy))
                .orElseGet(() -> RulePointer.of(policy, release));
    }

    /** The rules that operators ever touched, as they stand, by id. */
    public List<RuleVersion> rules(String policy) {
        List<RuleVersion> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<RuleVersion> page =
                    table.query(RuleItems.CURRENT, RuleItems.partition(policy), Range.prefix("rule#"), PAGE, after);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    /** The rules and the version that belongs to them; where changes go on meanwhile, the version is the older one. */
    public Standing standing(String policy, int release) {
        int version = version(policy, release);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<RuleVersion> rules = rules(policy);
            int after = version(policy, release);
            if (after == version) {
                return new Standing(version, rules);
            }
            version = after;
        }
        return new Standing(version, rules(policy));
    }

    public Optional<RuleVersion> rule(String policy, String rule) {
        return table.get(RuleItems.CURRENT, RuleItems.ruleKey(policy, rule));
    }

    /** The rule's versions, newest first. */
    public Page<RuleVersion> history(String policy, String rule, int limit, Optional<Integer> before) {
        return table.query(
                RuleItems.HISTORY,
                RuleItems.historyPartition(policy, rule),
                Range.prefix("version#").backwards(),
                limit,
                before.map(RuleItems::versionSort));
    }

    /** The rule as the version of that very number made it. */
    public Optional<RuleVersion> version(String policy, String rule, int version) {
        return table
                .query(
                        RuleItems.HISTORY,
                        RuleItems.historyPartition(policy, rule),
                        Range.between(RuleItems.versionSort(version), RuleItems.versionSort(version)),
                        1,
                        Optional.empty())
                .items()
                .stream()
                .findFirst();
    }

    /**
     * Stores the change, its history and the new pointer in one transaction. Changes of two rules at once both pass;
     * of two changes of one rule the later is refused.
     */
    public Outcome save(Change change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<RulePointer> read = table.get(RuleItems.POINTER, RuleItems.pointerKey(change.policy()));
            Optional<RuleVersion> known = rule(change.policy(), change.rule());
            int version = known.map(RuleVersion::version).orElse(change.expected());
            if (version != change.expected()) {
                return new Outcome.Conflict();
            }
            RulePointer next = read.orElseGet(() -> RulePointer.of(change.policy(), change.release()))
                    .next(change.release(), known.isEmpty());
            if (next.rules() > MOST_RULES) {
                return new Outcome.TooMany();
            }
            RuleVersion stored = version(change, next.version());
            switch (table.write(writes(read, known, next, stored))) {
                case Written.Done done -> {
                    return new Outcome.Stored(stored);
                }
                case Written.Refused refused -> {
                    if (refused.at(1)) {
                        return new Outcome.Conflict();
                    }
                }
            }
        }
        return new Outcome.Busy();
    }

    private static RuleVersion version(Change change, int number) {
        return new RuleVersion(
                change.policy(),
                change.rule(),
                number,
                change.state(),
                change.content(),
                change.by(),
                change.at(),
                change.why());
    }

    private static List<Write> writes(
            Optional<RulePointer> read, Optional<RuleVersion> known, RulePointer next, RuleVersion stored) {
        return List.of(
                Write.put(RuleItems.POINTER, next, unchanged(read.map(RulePointer::version))),
                Write.put(RuleItems.CURRENT, stored, unchanged(known.map(RuleVersion::version))),
                Write.create(RuleItems.HISTORY, stored));
    }

    private static Condition unchanged(Optional<Integer> version) {
        return version.map(number -> Condition.number("version", number)).orElse(Condition.ABSENT);
    }
}
