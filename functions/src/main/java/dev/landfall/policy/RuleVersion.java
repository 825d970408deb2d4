package dev.landfall.policy;

import java.time.Instant;
import java.util.Locale;

/**
 * One rule of a policy as an operator left it, and the record of who did so, when and why.
 *
 * @param version of the whole policy: every change of any rule takes the next number
 * @param content the rule as JSON; empty unless {@link State#CHANGED}
 * @param by the operator, as their token names them
 */
public record RuleVersion(
        String policy, String rule, int version, State state, String content, String by, Instant at, String why) {

    /** What an operator did with the rule. */
    public enum State {
        /** Its content stands in for the release's, or is a rule of its own. */
        CHANGED,
        /** It is not used, even where the release has it. */
        WITHDRAWN,
        /** It follows the release again. */
        RELEASED;

        /** The word in items and answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public RuleVersion {
        if (policy.isBlank() || rule.isBlank() || version < 1) {
            throw new IllegalArgumentException("A rule's version lacks policy, rule or number");
        }
        if ((state == State.CHANGED) == content.isEmpty()) {
            throw new IllegalArgumentException("A changed rule has content, another none: " + rule);
        }
    }
}
