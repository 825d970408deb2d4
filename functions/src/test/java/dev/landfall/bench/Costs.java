package dev.landfall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a million events cost, by function: request units that tests hold, milliseconds that somebody measured, prices that
 * anybody can replace. A file of the form of {@code infra/costs.json} in, a table out.
 */
public final class Costs {

    private static final double MILLION = 1_000_000;

    /** One job of a function, in dollars a million. */
    record Line(String function, String event, double compute, double table, double calls) {
        double total() {
            return compute + table + calls;
        }
    }

    private Costs() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args.length > 0 ? args[0] : "infra/costs.json");
        System.out.print(table(of(JsonMapper.shared().readTree(Files.readAllBytes(file)))));
    }

    static List<Line> of(JsonNode file) {
        JsonNode prices = file.path("prices");
        double gigabytes = number(file, "megabytes") / 1024;
        List<Line> lines = new ArrayList<>();
        for (JsonNode job : file.path("jobs")) {
            double seconds = number(job, "milliseconds") / 1000;
            double compute = MILLION * seconds * gigabytes * number(prices, "gigabyteSecond")
                    + number(prices, "millionInvocations");
            double table = number(job, "read") * number(prices, "millionReadUnits")
                    + number(job, "write") * number(prices, "millionWriteUnits");
            double calls = number(job, "queueCalls") * number(prices, "millionQueueCalls")
                    + number(job, "httpCalls") * number(prices, "millionHttpCalls");
            lines.add(
                    new Line(job.path("function").asString(), job.path("event").asString(), compute, table, calls));
        }
        return lines;
    }

    /** What is not said is refused: a missing figure would read as free. */
    private static double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber() || value.asDouble() < 0) {
            throw new IllegalArgumentException("The costs need a number " + name);
        }
        return value.asDouble();
    }

    static String table(List<Line> lines) {
        StringBuilder out = new StringBuilder(
                "| function | event | compute | table | calls | $ a million |\n" + "|---|---|--:|--:|--:|--:|\n");
        for (Line line : lines) {
            out.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %.2f | %.2f | %.2f | %.2f |%n",
                    line.function(),
                    line.event(),
                    line.compute(),
                    line.table(),
                    line.calls(),
                    line.total()));
        }
        return out.toString();
    }
}
