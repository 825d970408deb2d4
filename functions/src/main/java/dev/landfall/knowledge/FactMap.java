package dev.landfall.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@link Facts} as the flat map that an article stores, and back; what cannot be read is left out. */
public final class FactMap {

    private FactMap() {}

    /** Flat map with the app's field names; {@code observedAt} says when they were taken. */
    public static Map<String, String> of(Facts facts, String observedAt) {
        Map<String, String> out = new LinkedHashMap<>();
        facts.deviceModel().ifPresent(value -> out.put("deviceModel", value));
        facts.os().ifPresent(value -> out.put("os", value));
        facts.appVersion().ifPresent(value -> out.put("appVersion", value));
        facts.networkType().ifPresent(value -> out.put("networkType", value));
        facts.rttMs().ifPresent(value -> out.put("rttMs", Integer.toString(value)));
        facts.lossPercent().ifPresent(value -> out.put("lossPercent", Double.toString(value)));
        if (!facts.errorCodes().isEmpty()) {
            out.put("errorCodes", String.join(" ", facts.errorCodes()));
        }
        facts.messageId().ifPresent(value -> out.put("messageId", value));
        if (!out.isEmpty()) {
            out.put("observedAt", observedAt);
        }
        return out;
    }

    public static Facts read(Map<String, String> map) {
        return new Facts(
                text(map, "deviceModel"),
                text(map, "os"),
                text(map, "appVersion"),
                text(map, "networkType"),
                text(map, "rttMs").map(v -> OptionalInt.of(Integer.parseInt(v))).orElse(OptionalInt.empty()),
                text(map, "lossPercent")
                        .map(v -> OptionalDouble.of(Double.parseDouble(v)))
                        .orElse(OptionalDouble.empty()),
                text(map, "errorCodes").map(v -> List.of(v.split(" "))).orElse(List.of()),
                text(map, "messageId"));
    }

    private static Optional<String> text(Map<String, String> map, String name) {
        return Optional.ofNullable(map.get(name));
    }
}
