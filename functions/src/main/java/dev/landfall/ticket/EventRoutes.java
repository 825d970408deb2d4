package dev.landfall.ticket;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which kinds of change which room hears of. */
public record EventRoutes(int version, Map<Room, Set<Change.Kind>> kinds) {

    public static final PolicyKey<EventRoutes> POLICY = new PolicyKey<>("events", EventRoutes::compile);

    /** A room with a queue of its own for changes. */
    public enum Room {
        ESCALATION,
        RECOMMENDATION
    }

    public EventRoutes {
        kinds = Map.copyOf(kinds);
    }

    static EventRoutes compile(PolicyFile file) {
        Map<Room, Set<Change.Kind>> kinds = new EnumMap<>(Room.class);
        file.body().path("rooms").forEachEntry((name, listed) -> {
            Set<Change.Kind> wanted = EnumSet.noneOf(Change.Kind.class);
            listed.forEach(kind -> wanted.add(Change.Kind.of(kind.asString(""))));
            kinds.put(Room.valueOf(name.toUpperCase(Locale.ROOT)), Set.copyOf(wanted));
        });
        return new EventRoutes(file.version(), kinds);
    }

    boolean wants(Room room, Change.Kind kind) {
        return kinds.getOrDefault(room, Set.of()).contains(kind);
    }
}
