package dev.landfall.knowledge;

/** What the facts come to, as far as answers depend on it. */
public record Situation(NetworkHealth network, boolean serverError, boolean outdated) {}
