package dev.landfall.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the versions of one rule file; what is missing or contradicts itself is a defect of the file and throws. */
final class RuleReader {

    /** Any moment does: floors and ceilings of one rule are written in the same or in clearly different units. */
    private static final Anchors SOME_RECORD = Anchors.received(Instant.EPOCH);

    private final String jurisdiction;
    private final ZoneId zone;

    RuleReader(String jurisdiction, ZoneId zone) {
        this.jurisdiction = jurisdiction;
        this.zone = zone;
    }

    JurisdictionRules.Version version(JsonNode node) {
        int version = node.path("version").asInt();
        if (version < 1) {
            throw new IllegalArgumentException("Rules of " + jurisdiction + " without a version");
        }
        Map<RecordClass, Rule> rules = new EnumMap<>(RecordClass.class);
        for (RecordClass recordClass : RecordClass.values()) {
            rules.put(recordClass, rule(node, recordClass, version));
        }
        provenance(node, node);
        return new JurisdictionRules.Version(
                LocalDate.parse(text(node, "effectiveFrom")),
                optional(node, "effectiveTo").map(LocalDate::parse),
                rules,
                conduct(node, version));
    }

    private Rule rule(JsonNode version, RecordClass recordClass, int number) {
        JsonNode node = version.path("retention").path(recordClass.code());
        Rule.Retention retention = new Rule.Retention(
                optional(node, "min").map(Term::parse),
                Term.parse(text(node, "max")),
                Anchor.valueOf(text(node, "anchor").toUpperCase(Locale.ROOT)));
        Rule rule = new Rule(jurisdiction, number, recordClass, retention, zone, provenance(node, version));
        if (Purge.purgeAt(rule, SOME_RECORD) instanceof Purge.Conflict) {
            throw new IllegalArgumentException(
                    "Floor above ceiling for " + recordClass.code() + " in " + jurisdiction + " version " + number);
        }
        return rule;
    }

    private Conduct conduct(JsonNode node, int version) {
        JsonNode bot = node.path("bot");
        JsonNode telemetry = node.path("telemetry");
        for (String part : List.of("emotion", "bot", "telemetry", "profiling", "transfer")) {
            provenance(node.path(part), node);
        }
        return new Conduct(
                jurisdiction,
                version,
                EmotionMode.of(text(node.path("emotion"), "text")),
                new Conduct.Bot(flag(bot, "disclose"), flag(bot, "humanOnRequest"), text(bot, "replyLanguage")),
                new Conduct.Telemetry(flag(telemetry, "sensitive"), oneOf(telemetry, "consent", "notice", "explicit")),
                oneOf(node.path("profiling"), "recommendation", "opt_in", "off").equals("opt_in"),
                transfer(node.path("transfer")));
    }

    private Conduct.Transfer transfer(JsonNode node) {
        List<String> regions = new ArrayList<>();
        node.path("homeRegions").forEach(region -> regions.add(region.asString()));
        return new Conduct.Transfer(
                Conduct.Transfer.Mode.valueOf(text(node, "mode").toUpperCase(Locale.ROOT)), regions);
    }

    /** A part without a source of its own has its version's. */
    private Provenance provenance(JsonNode part, JsonNode version) {
        JsonNode stated = part.has("source") ? part : version;
        return new Provenance(
                text(stated, "source"),
                Provenance.Confidence.of(text(stated, "confidence")),
                LocalDate.parse(text(version, "reviewBy")),
                text(version, "owner"));
    }

    private String text(JsonNode node, String field) {
        return optional(node, field)
                .orElseThrow(() -> new IllegalArgumentException("Rules of " + jurisdiction + " lack " + field));
    }

    private boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("Rules of " + jurisdiction + " lack " + field);
        }
        return value.asBoolean();
    }

    private String oneOf(JsonNode node, String field, String... allowed) {
        String value = text(node, field);
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException("Rules of " + jurisdiction + " say " + field + " " + value);
        }
        return value;
    }

    private static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
