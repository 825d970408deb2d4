package dev.landfall.bench;

import dev.landfall.bench.Start.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What all rounds measured, by cell; a ratio is formed within its round, and then spread over the rounds. */
final class Results {

    /** One handler, layout and way to start. */
    record Cell(String code, String layout, boolean cached) {
        String name() {
            return code + ", " + layout + (cached ? ", AOT cache" : "");
        }
    }

    private record Column(String title, Function<Measured, Double> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("init CPU", Measured::init),
            new Column("first CPU", Measured::first),
            new Column("cold CPU", Measured::cold),
            new Column("warm CPU", measured -> measured.warm().orElse(Double.NaN)),
            new Column("RSS", Measured::rss),
            new Column("classes", measured -> measured.classes().orElse(Double.NaN)));

    private final Map<Cell, List<Measured>> rounds = new LinkedHashMap<>();

    void add(Cell cell, Measured measured) {
        rounds.computeIfAbsent(cell, key -> new ArrayList<>()).add(measured);
    }

    private List<Spread> ratio(Column column, Cell of, Cell to) {
        List<Measured> above = rounds.getOrDefault(of, List.of());
        List<Measured> below = rounds.getOrDefault(to, List.of());
        List<Double> ratios = IntStream.range(0, Math.min(above.size(), below.size()))
                .mapToObj(
                        i -> column.value().apply(above.get(i)) / column.value().apply(below.get(i)))
                .filter(ratio -> !ratio.isNaN())
                .toList();
        return ratios.isEmpty() ? List.of() : List.of(Spread.of(ratios));
    }

    /** Every cell over C on the class path without a cache, then Landfall over H of the same layout and start. */
    String table() {
        StringBuilder out = new StringBuilder();
        Cell base = new Cell("C", Subject.CONTAINER, false);
        out.append("receiveWebhook, over C (container, no cache) of the same round: median (least-most)\n");
        head(out);
        rounds.keySet().forEach(cell -> row(out, cell, base));
        out.append("\nLandfall over H, same layout and start\n");
        head(out);
        rounds.keySet().stream()
                .filter(cell -> cell.code().equals("L"))
                .forEach(cell -> row(out, cell, new Cell("H", cell.layout(), cell.cached())));
        return out.toString();
    }

    private static void head(StringBuilder out) {
        out.append("%-26s".formatted(""));
        COLUMNS.forEach(column -> out.append("%-19s".formatted(column.title())));
        out.append('\n');
    }

    private void row(StringBuilder out, Cell cell, Cell base) {
        out.append("%-26s".formatted(cell.name()));
        for (Column column : COLUMNS) {
            List<Spread> spread = ratio(column, cell, base);
            out.append("%-19s".formatted(spread.isEmpty() ? "-" : spread.getFirst()));
        }
        out.append('\n');
    }

    String json() {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("function", "receiveWebhook");
        var rows = root.putArray("rows");
        rounds.keySet().forEach(cell -> {
            ObjectNode row = rows.addObject()
                    .put("handler", cell.code())
                    .put("layout", cell.layout())
                    .put("aotCache", cell.cached())
                    .put("rounds", rounds.getOrDefault(cell, List.of()).size());
            ratios(row.putObject("overC"), cell, new Cell("C", Subject.CONTAINER, false));
            ratios(row.putObject("overH"), cell, new Cell("H", cell.layout(), cell.cached()));
        });
        return root.toPrettyString();
    }

    private void ratios(ObjectNode node, Cell cell, Cell base) {
        for (Column column : COLUMNS) {
            ratio(column, cell, base)
                    .forEach(spread -> node.putObject(column.title())
                            .put("min", spread.min())
                            .put("median", spread.median())
                            .put("max", spread.max()));
        }
    }
}
