package dev.landfall.ticket;

/** The decision that a human takes over, and the rule that asked for it; live only as long as the request. */
public record Escalation(String rule, Priority priority, int policyVersion) {}
