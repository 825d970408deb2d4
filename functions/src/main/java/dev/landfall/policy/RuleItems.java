package dev.landfall.policy;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How operators' rules are stored: one item a rule and one a version, never all in one; large content packed. */
final class RuleItems {

    /** Above this the content is packed; an item holds 400 KB, which a rule of the largest size does not reach then. */
    private static final int PLAIN = 8_000;

    static final Kind<RulePointer> POINTER = Kind.of(
                    RulePointer.class, "policyPointer", pointer -> pointerKey(pointer.policy()))
            .text("policy", RulePointer::policy)
            .integer("version", RulePointer::version)
            .integer("release", RulePointer::release)
            .integer("rules", RulePointer::rules)
            .read(row -> new RulePointer(
                    row.text("policy"), row.integer("version"), row.integer("release"), row.integer("rules")));

    /** The rule as it stands now. */
    static final Kind<RuleVersion> CURRENT = kind("policyRule", version -> ruleKey(version.policy(), version.rule()));

    /** The rule as it stood since a version, and the audit entry of that change. Never overwritten. */
    static final Kind<RuleVersion> HISTORY = kind(
            "policyVersion",
            version -> new Key(historyPartition(version.policy(), version.rule()), versionSort(version.version())));

    private RuleItems() {}

    static Key pointerKey(String policy) {
        return new Key(partition(policy), "version");
    }

    static Key ruleKey(String policy, String rule) {
        return new Key(partition(policy), "rule#" + rule);
    }

    static String partition(String policy) {
        return "policy#" + policy;
    }

    static String historyPartition(String policy, String rule) {
        return "policy#" + policy + "#" + rule;
    }

    static String versionSort(int version) {
        return "version#%010d".formatted(version);
    }

    private static Kind<RuleVersion> kind(String name, Function<RuleVersion, Key> key) {
        return Kind.of(RuleVersion.class, name, key)
                .text("policy", RuleVersion::policy)
                .text("rule", RuleVersion::rule)
                .integer("version", RuleVersion::version)
                .text("state", version -> version.state().code())
                .text("content", version -> isPlain(version) ? version.content() : "")
                .text("packed", version -> isPlain(version) ? "" : packed(version.content()))
                .text("by", RuleVersion::by)
                .instant("at", RuleVersion::at)
                .text("why", RuleVersion::why)
                .read(RuleItems::read);
    }

    private static RuleVersion read(Row row) {
        String packed = row.text("packed");
        return new RuleVersion(
                row.text("policy"),
                row.text("rule"),
                row.integer("version"),
                RuleVersion.State.of(row.text("state")),
                packed.isEmpty() ? row.text("content") : unpacked(packed),
                row.text("by"),
                row.instant("at"),
                row.text("why"));
    }

    private static boolean isPlain(RuleVersion version) {
        return version.content().length() <= PLAIN;
    }

    private static String packed(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("A rule cannot be packed", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String unpacked(String packed) {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A packed rule cannot be read", e);
        }
    }
}
