package dev.landfall.policy;

import java.util.function.Function;

/** Names a policy and says how its file becomes the immutable object that decisions use. */
public record PolicyKey<T>(String name, Function<PolicyFile, T> compile) {}
