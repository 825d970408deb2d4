package dev.landfall.compliance;

import java.util.Optional;

/**
 * What a person is told when the app asks for a permission.
 *
 * @param purposeIntent the wording that says why
 * @param duration how long the data is kept at most, by the very rule that is enforced; empty: no promise may be shown
 * @param anchor from when {@code duration} counts
 * @param backupDays for how many further days backups could still restore it
 */
public record Notice(
        String permission,
        String purposeIntent,
        RecordClass recordClass,
        Optional<Term> duration,
        Anchor anchor,
        int backupDays,
        String jurisdiction,
        int ruleVersion) {}
