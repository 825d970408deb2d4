package dev.landfall.local.host;

/** What became of one invocation. */
public sealed interface Outcome {

    /** The function answered. */
    record Answered(byte[] body) implements Outcome {}

    /** The function threw, broke down, ran out of time or was not started: {@code kind} says which. */
    record Failed(String kind, String detail) implements Outcome {}
}
