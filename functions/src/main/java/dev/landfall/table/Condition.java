package dev.landfall.table;

import java.util.ArrayList;
import java.util.List;

/** What must hold of the stored item for a write to happen: all clauses together. */
public record Condition(List<Clause> clauses) {

    public static final Condition NONE = new Condition(List.of());
    public static final Condition ABSENT = new Condition(List.of(new Clause.Missing("pk")));
    public static final Condition PRESENT = new Condition(List.of(new Clause.Exists("pk")));

    public Condition {
        clauses = List.copyOf(clauses);
    }

    /** One thing that must hold. */
    public sealed interface Clause {
        record Missing(String attribute) implements Clause {}

        record Exists(String attribute) implements Clause {}

        record Text(String attribute, String value) implements Clause {}

        record Number(String attribute, long value) implements Clause {}

        /** The attribute's text sorts before the value (instants do, in ISO form of the same length). */
        record Before(String attribute, String value) implements Clause {}
    }

    public static Condition text(String attribute, String value) {
        return new Condition(List.of(new Clause.Text(attribute, value)));
    }

    public static Condition number(String attribute, long value) {
        return new Condition(List.of(new Clause.Number(attribute, value)));
    }

    public static Condition missing(String attribute) {
        return new Condition(List.of(new Clause.Missing(attribute)));
    }

    public static Condition exists(String attribute) {
        return new Condition(List.of(new Clause.Exists(attribute)));
    }

    public static Condition before(String attribute, String value) {
        return new Condition(List.of(new Clause.Before(attribute, value)));
    }

    public Condition and(Condition other) {
        List<Clause> both = new ArrayList<>(clauses);
        both.addAll(other.clauses);
        return new Condition(both);
    }
}
