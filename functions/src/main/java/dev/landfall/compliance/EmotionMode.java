package dev.landfall.compliance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What may be done with the mood of a person's text; the later, the stricter. */
public enum EmotionMode {
    /** Inferred, stored, named. */
    ALLOW,
    /** Inferred on our own machines only; leaves no trace. */
    LOCAL_ONLY,
    /** Inferred for the one decision at hand; leaves no trace. */
    DECISION_ONLY,
    /** Not inferred. */
    OFF;

    /** Whether mood may be looked at in order to decide. */
    public boolean mayInfer() {
        return this != OFF;
    }

    /** Whether text may go to a provider outside our own code to learn its mood. */
    public boolean mayAskProvider() {
        return this == ALLOW;
    }

    /** Whether a label or score may be stored. */
    public boolean mayStore() {
        return this == ALLOW;
    }

    /** Whether a stored hand-over or veto may name its rule: else all look alike, whatever the cause. */
    public boolean mayExplainHandover() {
        return this == ALLOW;
    }

    /** Strictest wins; no mode at all is {@link #OFF}. */
    public static EmotionMode strictest(List<EmotionMode> modes) {
        return modes.stream().max(Comparator.naturalOrder()).orElse(OFF);
    }

    static EmotionMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
