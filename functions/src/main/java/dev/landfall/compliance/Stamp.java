package dev.landfall.compliance;

import java.time.Instant;
import java.util.Optional;

/**
 * What every stored item carries: its class, whose rules hold and why we think so, by which version, and until when.
 *
 * @param purgeAt empty while the period has not begun or rules conflict
 */
public record Stamp(RecordClass recordClass, Jurisdiction jurisdiction, int ruleVersion, Optional<Instant> purgeAt) {}
