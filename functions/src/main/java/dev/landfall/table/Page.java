package dev.landfall.table;

import java.util.List;
import java.util.Optional;

/** Some items in order and, where there are more, the sort key (or index cursor) to go on after. */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
