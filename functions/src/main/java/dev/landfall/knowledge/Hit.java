package dev.landfall.knowledge;

/** An article that may answer, with its score between 0 (nothing in common) and about 1. */
public record Hit(Article article, double score) {}
