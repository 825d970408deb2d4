package dev.landfall.recommendation;

import java.util.Locale;

/** What speaks against a card, in the order in which it is looked at. */
public enum Veto {
    /** The law of the person's jurisdiction allows no profiling for it. */
    PROFILING_OFF,
    /** Never said yes, or to a notice that no longer counts. */
    NO_OPT_IN,
    ALREADY_HAS_IT,
    ALREADY_TOLD,
    DECLINED,
    OPEN_COMPLAINT,
    UPSET,
    CAP,
    QUIET_HOURS;

    /** The name in stored decisions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
