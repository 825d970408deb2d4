package dev.landfall.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * A kind of item: its name, where one of it lies, and how a record becomes attributes and back.
 *
 * <p>Stands beside the store of its room; the record itself knows nothing of the table.
 */
public final class Kind<T> {

    private final String name;
    private final Function<T, Key> key;
    private final TableSchema<T> schema;

    private Kind(String name, Function<T, Key> key, TableSchema<T> schema) {
        this.name = name;
        this.key = key;
        this.schema = schema;
    }

    public static <T> Builder<T> of(Class<T> type, String name, Function<T, Key> key) {
        return new Builder<>(type, name, key);
    }

    public String name() {
        return name;
    }

    public Key keyOf(T item) {
        return key.apply(item);
    }

    /** The Enhanced Client's schema of this kind. */
    public TableSchema<T> schema() {
        return schema;
    }

    /** Attribute after attribute, then the function that makes the record from a row. */
    public static final class Builder<T> {

        private final String name;
        private final Function<T, Key> key;
        private final StaticImmutableTableSchema.Builder<T, Row> schema;

        private Builder(Class<T> type, String name, Function<T, Key> key) {
            this.name = name;
            this.key = key;
            this.schema = StaticImmutableTableSchema.builder(type, Row.class);
            schema.addAttribute(
                    String.class,
                    a -> a.name("pk")
                            .getter(item -> key.apply(item).pk())
                            .setter((row, value) -> row.put("pk", value))
                            .tags(StaticAttributeTags.primaryPartitionKey()));
            schema.addAttribute(
                    String.class,
                    a -> a.name("sk")
                            .getter(item -> key.apply(item).sk())
                            .setter((row, value) -> row.put("sk", value))
                            .tags(StaticAttributeTags.primarySortKey()));
            text("kind", item -> name);
        }

        /** Empty text is not stored. */
        public Builder<T> text(String attribute, Function<T, String> getter) {
            return nullable(attribute, item -> emptyToNull(getter.apply(item)));
        }

        public Builder<T> optional(String attribute, Function<T, Optional<String>> getter) {
            return nullable(attribute, item -> getter.apply(item).orElse(null));
        }

        public Builder<T> instant(String attribute, Function<T, Instant> getter) {
            return nullable(attribute, item -> Instants.key(getter.apply(item)));
        }

        public Builder<T> optionalInstant(String attribute, Function<T, Optional<Instant>> getter) {
            return nullable(
                    attribute, item -> getter.apply(item).map(Instants::key).orElse(null));
        }

        public Builder<T> number(String attribute, Function<T, Long> getter) {
            schema.addAttribute(
                    Long.class,
                    a -> a.name(attribute).getter(getter).setter((row, value) -> row.put(attribute, value)));
            return this;
        }

        public Builder<T> integer(String attribute, Function<T, Integer> getter) {
            return number(attribute, item -> getter.apply(item).longValue());
        }

        /** Stored only when true. */
        public Builder<T> flag(String attribute, Predicate<T> getter) {
            schema.addAttribute(
                    Boolean.class,
                    a -> a.name(attribute)
                            .getter(item -> nullUnless(getter.test(item)))
                            .setter((row, value) -> row.put(attribute, value)));
            return this;
        }

        public Builder<T> texts(String attribute, Function<T, List<String>> getter) {
            schema.addAttribute(
                    EnhancedType.listOf(String.class),
                    a -> a.name(attribute)
                            .getter(item -> emptyToNull(getter.apply(item)))
                            .setter((row, value) -> row.put(attribute, value)));
            return this;
        }

        public Builder<T> map(String attribute, Function<T, Map<String, String>> getter) {
            schema.addAttribute(
                    EnhancedType.mapOf(String.class, String.class),
                    a -> a.name(attribute)
                            .getter(item -> emptyToNull(getter.apply(item)))
                            .setter((row, value) -> row.put(attribute, value)));
            return this;
        }

        /** Puts the item into an index: both parts, or neither when the item does not belong there. */
        public Builder<T> index(Index index, Function<T, Optional<Key>> place) {
            schema.addAttribute(
                    String.class,
                    a -> a.name(index.partitionAttribute())
                            .getter(item -> orNull(place.apply(item).map(Key::pk)))
                            .setter((row, value) -> row.put(index.partitionAttribute(), value))
                            .tags(StaticAttributeTags.secondaryPartitionKey(index.indexName())));
            schema.addAttribute(
                    String.class,
                    a -> a.name(index.sortAttribute())
                            .getter(item -> orNull(place.apply(item).map(Key::sk)))
                            .setter((row, value) -> row.put(index.sortAttribute(), value))
                            .tags(StaticAttributeTags.secondarySortKey(index.indexName())));
            return this;
        }

        public Kind<T> read(Function<Row, T> reader) {
            schema.newItemBuilder(Row::new, reader);
            return new Kind<>(name, key, schema.build());
        }

        @SuppressWarnings("NullAway") // the SDK's getter may return null: the attribute is then not stored
        private Builder<T> nullable(String attribute, Function<T, @Nullable String> getter) {
            schema.addAttribute(
                    String.class,
                    a -> a.name(attribute).getter(getter::apply).setter((row, value) -> row.put(attribute, value)));
            return this;
        }

        @SuppressWarnings("NullAway")
        private static Boolean nullUnless(boolean flag) {
            return flag ? Boolean.TRUE : null;
        }

        @SuppressWarnings("NullAway")
        private static String orNull(Optional<String> text) {
            return text.orElse(null);
        }

        private static @Nullable String emptyToNull(String text) {
            return text.isEmpty() ? null : text;
        }

        @SuppressWarnings("NullAway")
        private static List<String> emptyToNull(List<String> list) {
            return list.isEmpty() ? null : list;
        }

        @SuppressWarnings("NullAway")
        private static Map<String, String> emptyToNull(Map<String, String> map) {
            return map.isEmpty() ? null : map;
        }
    }
}
