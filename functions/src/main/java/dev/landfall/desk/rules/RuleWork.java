package dev.landfall.desk.rules;

import dev.landfall.event.Problem;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.OperatorRules;
import dev.landfall.policy.RuleVersion;
import dev.landfall.policy.VersionedPolicies;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What operators do with rules. Each deed is a version of its own with who, when and why; none is ever overwritten. */
final class RuleWork {

    private final RuleBook book;
    private final OperatorRules operators;

    RuleWork(RuleBook book, OperatorRules operators) {
        this.book = book;
        this.operators = operators;
    }

    /**
     * Who does it to which rule, when and why.
     *
     * @param seen the version that the operator saw
     */
    record Call(String rule, Seen seen, String operator, Instant now, String why) {}

    /**
     * The version that a change goes out from; 0 for a rule that is not there yet.
     *
     * @param byHeader whether {@code If-Match} named it, which decides how a conflict is told
     */
    record Seen(int version, boolean byHeader) {}

    RuleBook.Entry put(Call call, ObjectNode rule) {
        return save(call, RuleVersion.State.CHANGED, rule.toString());
    }

    RuleBook.Entry withdraw(Call call) {
        if (book.find(call.rule()).flatMap(RuleBook.Entry::rule).isEmpty()) {
            throw Problem.notFound();
        }
        return save(call, RuleVersion.State.WITHDRAWN, "");
    }

    /** The rule becomes as it was at that version; the way there stays in its history. */
    RuleBook.Entry rollBack(Call call, int to) {
        Optional<RuleVersion> version = book.version(call.rule(), to);
        if (version.isPresent()) {
            return save(call, version.get().state(), version.get().content());
        }
        if (to != book.release().version() || book.release().rule(call.rule()).isEmpty()) {
            throw RuleReader.refused("unknown-version", "The rule has no such version");
        }
        return save(call, RuleVersion.State.RELEASED, "");
    }

    private RuleBook.Entry save(Call call, RuleVersion.State state, String content) {
        int version = book.find(call.rule()).map(RuleBook.Entry::version).orElse(0);
        if (version != call.seen().version()) {
            throw conflict(call.seen());
        }
        var change = new OperatorRules.Change(
                VersionedPolicies.OWNED,
                call.rule(),
                book.release().version(),
                version,
                state,
                content,
                call.operator(),
                call.now(),
                call.why());
        return switch (operators.save(change)) {
            case OperatorRules.Outcome.Stored stored -> {
                Log.info(
                        "keyword rule " + state.code(),
                        "rule",
                        call.rule(),
                        "version",
                        stored.version().version(),
                        "by",
                        call.operator());
                Metrics.count("KeywordRuleChanges", 1, "state", state.code());
                yield book.find(call.rule()).orElseThrow(Problem::notFound);
            }
            case OperatorRules.Outcome.Conflict conflict -> throw conflict(call.seen());
            case OperatorRules.Outcome.Busy busy ->
                throw new Problem(409, "busy", "Others change rules this very moment; please try again");
            case OperatorRules.Outcome.TooMany tooMany ->
                throw RuleReader.refused("too-many", "Operators may own at most 1000 rules");
        };
    }

    private static Problem conflict(Seen seen) {
        return new Problem(
                seen.byHeader() ? 412 : 409,
                "changed-meanwhile",
                "The rule was changed since you read it; please look at it again");
    }
}
