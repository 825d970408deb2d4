package dev.landfall.recommendation;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The time zones of each country, for those who only declare a country. */
public final class CountryZones {

    public static final PolicyKey<CountryZones> POLICY = new PolicyKey<>("country-zones", CountryZones::compile);

    private final Map<String, List<ZoneId>> byCountry;
    private final List<ZoneId> unknown;

    private CountryZones(Map<String, List<ZoneId>> byCountry, List<ZoneId> unknown) {
        this.byCountry = Map.copyOf(byCountry);
        this.unknown = List.copyOf(unknown);
    }

    static CountryZones compile(PolicyFile file) {
        Map<String, List<ZoneId>> byCountry = new HashMap<>();
        file.body().path("zones").properties().forEach(entry -> byCountry.put(entry.getKey(), read(entry.getValue())));
        return new CountryZones(byCountry, read(file.body().path("unknown")));
    }

    /** All zones of the country; those of an unknown one if none is declared. */
    public List<ZoneId> of(Optional<String> country) {
        return country.map(code -> code.strip().toUpperCase(Locale.ROOT))
                .map(code -> byCountry.getOrDefault(code, unknown))
                .orElse(unknown);
    }

    private static List<ZoneId> read(JsonNode node) {
        List<ZoneId> zones = new ArrayList<>();
        node.forEach(zone -> zones.add(ZoneId.of(zone.asString())));
        return List.copyOf(zones);
    }
}
