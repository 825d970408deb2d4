package dev.landfall.wording;

import dev.landfall.policy.Policies;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything we say, in every locale; a locale's file is read when it is first spoken. */
public final class Wordings {

    private static final long HOURS_STAY_HOURS = 72;

    private final Policies policies;

    public Wordings(Policies policies) {
        this.policies = policies;
    }

    /** The locales with a wording of their own. */
    public List<String> supported() {
        return locales().supported();
    }

    /** Which of our locales a BCP-47 tag is spoken in. */
    public Locales.Match nearest(String locale) {
        return locales().nearest(locale);
    }

    /** The tone that a locale's texts keep. */
    public Tone tone(String locale) {
        return wording(nearest(locale).served()).tone();
    }

    /** Says an intent; a missing value or an unknown intent is a defect of the caller and throws. */
    public Said say(String intent, String locale, Map<String, String> values) {
        Locales.Match match = nearest(locale);
        Wording wording = wording(match.served());
        Template template = wording.template(intent);
        return new Said(
                template.with(values, wording.tone().rightToLeft()),
                template.id(),
                wording.version(),
                locale,
                match.exact() ? Optional.empty() : Optional.of(match.served()));
    }

    /** Hours and minutes in words; whole days beyond three. Seconds are rounded up to a minute. */
    public String duration(String locale, Duration length) {
        long minutes = Math.max(1, length.plusSeconds(59).toMinutes());
        if (minutes % 60 != 0) {
            return counted(locale, "duration.minutes", minutes);
        }
        long hours = minutes / 60;
        return hours > HOURS_STAY_HOURS && hours % 24 == 0
                ? counted(locale, "duration.days", hours / 24)
                : counted(locale, "duration.hours", hours);
    }

    /** Years, months or days in words. A period must be of one unit, as retention rules are. */
    public String duration(String locale, Period length) {
        if (length.getMonths() == 0 && length.getDays() == 0 && length.getYears() > 0) {
            return counted(locale, "duration.years", length.getYears());
        }
        if (length.getDays() == 0 && length.toTotalMonths() > 0) {
            return counted(locale, "duration.months", length.toTotalMonths());
        }
        if (length.toTotalMonths() == 0) {
            return counted(locale, "duration.days", length.getDays());
        }
        throw new IllegalArgumentException("A period of mixed units cannot be said: " + length);
    }

    private String counted(String locale, String intent, long number) {
        return wording(nearest(locale).served()).counted(intent, number);
    }

    private Locales locales() {
        return policies.current(Locales.POLICY);
    }

    private Wording wording(String served) {
        return policies.current(Wording.policy(served));
    }
}
