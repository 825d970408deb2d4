package dev.landfall.contact;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.table.Kind;
import dev.landfall.table.Row;
import java.util.Locale;
import java.util.function.Function;

/** A stamp as attributes of an item: {@code class}, {@code jurisdiction}, its source, rule version, purge time. */
public final class Stamps {

    private Stamps() {}

    public static <T> Kind.Builder<T> add(Kind.Builder<T> kind, Function<T, Stamp> stamp) {
        return kind.text("class", item -> stamp.apply(item).recordClass().code())
                .text("jurisdiction", item -> stamp.apply(item).jurisdiction().code())
                .text(
                        "jurisdictionSource",
                        item -> stamp.apply(item).jurisdiction().source().code())
                .integer("ruleVersion", item -> stamp.apply(item).ruleVersion())
                .optionalInstant("purgeAt", item -> stamp.apply(item).purgeAt());
    }

    public static Stamp read(Row row) {
        return new Stamp(
                RecordClass.of(row.text("class")),
                new Jurisdiction(
                        row.text("jurisdiction"),
                        Jurisdiction.Source.valueOf(
                                row.text("jurisdictionSource").toUpperCase(Locale.ROOT))),
                row.integer("ruleVersion"),
                row.optionalInstant("purgeAt"));
    }
}
