package dev.landfall.ticket;

import java.util.Set;

/** What an escalation rule looks at. */
sealed interface Condition {

    record HumanRequested() implements Condition {}

    record Upset() implements Condition {}

    record UnansweredQuestions(int atLeast) implements Condition {

        public UnansweredQuestions {
            if (atLeast < 1) {
                throw new IllegalArgumentException("unanswered_questions counts from one");
            }
        }
    }

    record Area(Set<String> in) implements Condition {

        public Area {
            in = Set.copyOf(in);
        }
    }

    record DeadlineBreached() implements Condition {}

    default boolean holds(Signals signals) {
        return switch (this) {
            case HumanRequested asked -> signals.humanRequested();
            case Upset upset -> signals.upset();
            case UnansweredQuestions questions -> signals.unanswered() >= questions.atLeast();
            case Area area -> signals.area().filter(area.in()::contains).isPresent();
            case DeadlineBreached breached -> signals.breached();
        };
    }
}
