package dev.landfall.ticket;

/**
 * A hand-over as it may be written down.
 *
 * @param code the rule's id, or {@code handover} where the law allows no explanation
 */
public record HandoverReason(String code, Priority priority, int policyVersion) {}
