package dev.landfall.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableContractTest {

    record Note(
            String box,
            String place,
            long version,
            boolean open,
            Optional<Instant> due,
            List<String> words,
            Map<String, String> facts) {
        static Note at(String place) {
            return new Note("a", place, 1, true, Optional.empty(), List.of(), Map.of());
        }
    }

    private static final Kind<Note> NOTE = Kind.of(Note.class, "note", n -> new Key("box#" + n.box(), n.place()))
            .text("box", Note::box)
            .text("place", Note::place)
            .number("version", Note::version)
            .flag("open", Note::open)
            .optionalInstant("due", Note::due)
            .texts("words", Note::words)
            .map("facts", Note::facts)
            .index(Index.DESK, n -> n.open() ? Optional.of(new Key("desk#" + n.box(), n.place())) : Optional.empty())
            .read(row -> new Note(
                    row.text("box"),
                    row.text("place"),
                    row.number("version"),
                    row.flag("open"),
                    row.optionalInstant("due"),
                    row.texts("words"),
                    row.map("facts")));

    static Stream<Table> tables() {
        return Stream.of(new InMemoryTable(), LocalDynamo.get().table());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatIsWrittenIsRead(Table table) {
        Note full = new Note(
                "a",
                "p1",
                7,
                true,
                Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                List.of("ação", "日本"),
                Map.of("os", "Android"));
        assertThat(table.write(List.of(Write.create(NOTE, full))).done()).isTrue();
        assertThat(table.get(NOTE, NOTE.keyOf(full))).contains(full);
        assertThat(table.get(NOTE, new Key("box#a", "none"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aReplayOfACreateWritesNothing(Table table) {
        table.write(List.of(Write.create(NOTE, Note.at("p1"))));
        Written again = table.write(List.of(
                Write.create(NOTE, Note.at("p2")),
                Write.create(NOTE, Note.at("p1")),
                Write.check(new Key("box#a", "p9"), Condition.ABSENT)));
        assertThat(again).isEqualTo(new Written.Refused(List.of(1)));
        assertThat(table.get(NOTE, new Key("box#a", "p2"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aWriteOnAStaleVersionIsRefused(Table table) {
        table.write(List.of(Write.create(NOTE, Note.at("p1"))));
        Note next = new Note("a", "p1", 2, false, Optional.empty(), List.of(), Map.of());
        assertThat(table.write(List.of(Write.put(NOTE, next, Condition.number("version", 1))))
                        .done())
                .isTrue();
        assertThat(table.write(List.of(Write.put(NOTE, next, Condition.number("version", 1))))
                        .done())
                .isFalse();
        assertThat(table.write(List.of(Write.put(
                                NOTE, next, Condition.number("version", 2).and(Condition.missing("open")))))
                        .done())
                .isTrue();
        assertThat(table.write(List.of(Write.delete(NOTE.keyOf(next), Condition.number("version", 9))))
                        .done())
                .isFalse();
        assertThat(table.write(List.of(Write.delete(NOTE.keyOf(next), Condition.number("version", 2))))
                        .done())
                .isTrue();
        assertThat(table.keys("box#a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void deletingManyLeavesTheOthersAndMayBeRepeated(Table table) {
        IntStream.range(0, 60).forEach(i -> table.write(List.of(Write.create(NOTE, Note.at("p%02d".formatted(i))))));
        List<Key> most = table.keys("box#a").subList(1, 60);
        table.delete(most);
        table.delete(most);
        assertThat(table.keys("box#a")).containsExactly(new Key("box#a", "p00"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void pagesFollowEachOtherWithoutGapsOrRepeats(Table table) {
        IntStream.range(0, 25).forEach(i -> table.write(List.of(Write.create(NOTE, Note.at("p%02d".formatted(i))))));
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Note> page = table.query(NOTE, "box#a", Range.prefix("p"), 10, after);
            page.items().forEach(note -> seen.add(note.place()));
            after = page.next();
        } while (after.isPresent());
        assertThat(seen).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(table.query(NOTE, "box#a", Range.before("p04").backwards(), 2, Optional.empty())
                        .items())
                .extracting(Note::place)
                .containsExactly("p04", "p03");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theIndexHoldsWhatBelongsThereAndNothingElse(Table table) {
        table.write(List.of(Write.create(NOTE, Note.at("p1")), Write.create(NOTE, Note.at("p2"))));
        table.write(List.of(Write.put(NOTE, new Note("a", "p1", 2, false, Optional.empty(), List.of(), Map.of()))));
        table.write(List.of(Write.create(NOTE, Note.at("p3"))));
        Page<Note> first = table.query(Index.DESK, NOTE, "desk#a", Range.all(), 1, Optional.empty());
        Page<Note> second = table.query(Index.DESK, NOTE, "desk#a", Range.all(), 5, first.next());
        assertThat(first.items()).extracting(Note::place).containsExactly("p2");
        assertThat(second.items()).extracting(Note::place).containsExactly("p3");
    }
}
