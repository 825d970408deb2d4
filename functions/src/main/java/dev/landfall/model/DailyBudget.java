package dev.landfall.model;

import dev.landfall.table.Condition;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts what may be done only so often a day; one item a name, with nothing of anybody in it. */
public final class DailyBudget {

    private static final int TRIES = 3;

    /** @param day the last one that anything was taken on */
    record Spent(String name, LocalDate day, long used) {}

    static final Kind<Spent> SPENT = Kind.of(Spent.class, "budget", spent -> key(spent.name()))
            .text("name", Spent::name)
            .text("day", spent -> spent.day().toString())
            .number("used", Spent::used)
            .read(row -> new Spent(row.text("name"), LocalDate.parse(row.text("day")), row.number("used")));

    private final Table table;
    private final String name;

    public DailyBudget(Table table, String name) {
        this.table = table;
        this.name = name;
    }

    private static Key key(String name) {
        return new Key("budget#" + name, "budget");
    }

    /** Takes one; false when the day's are used up, or too many want one at once. */
    boolean take(LocalDate day, long most) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Spent> before = table.get(SPENT, key(name));
            long used = before.filter(spent -> spent.day().equals(day))
                    .map(Spent::used)
                    .orElse(0L);
            if (used >= most) {
                return false;
            }
            if (table.write(List.of(Write.put(SPENT, new Spent(name, day, used + 1), unchanged(before))))
                    .done()) {
                return true;
            }
        }
        return false;
    }

    private static Condition unchanged(Optional<Spent> before) {
        return before.map(spent -> Condition.number("used", spent.used())
                        .and(Condition.text("day", spent.day().toString())))
                .orElse(Condition.ABSENT);
    }
}
