package dev.landfall.table;

import java.util.List;

/** What became of a transaction. */
public sealed interface Written {

    /** All of it is stored. */
    record Done() implements Written {}

    /** None of it is stored, since these writes (by their place in the list) met another state than they wanted. */
    record Refused(List<Integer> writes) implements Written {
        public Refused {
            writes = List.copyOf(writes);
        }

        public boolean at(int index) {
            return writes.contains(index);
        }
    }

    default boolean done() {
        return this instanceof Done;
    }
}
