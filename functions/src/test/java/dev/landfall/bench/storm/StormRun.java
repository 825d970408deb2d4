package dev.landfall.bench.storm;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code ./bench --storm [--events N] [--seed S] [--engine memory|real] [--threads N] [--faults TIMES]}. */
public final class StormRun {
    private StormRun() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // The functions' own log would be most of what is printed.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Report.Options options = new Report.Options(
                Integer.parseInt(option(args, "--events", "10000")),
                Long.parseLong(option(args, "--seed", "1")),
                option(args, "--engine", "memory"),
                Integer.parseInt(option(args, "--threads", "3")),
                Integer.parseInt(option(args, "--faults", "1")));
        List<String> findings = run(options, out, true);
        out.println(findings.isEmpty() ? "same articles, balance 0" : "differs: " + String.join(", ", findings));
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /** @param withPurge whether to measure, too, how live messages fare beside a bulk deletion */
    static List<String> run(Report.Options options, PrintStream out, boolean withPurge) {
        StormSecrets secrets = StormSecrets.write();
        Report report = new Report(options, out);
        try (World storm = new World(options, engine(options), secrets);
                World quiet = new World(options, engine(options), secrets)) {
            report.run(storm, quiet);
            if (withPurge) {
                report.measure(storm);
            }
        }
        return report.findings();
    }

    private static Engine engine(Report.Options options) {
        return options.engine().equals("real") ? Engine.dynamo() : Engine.memory();
    }

    private static String option(String[] args, String name, String otherwise) {
        int at = Arrays.asList(args).indexOf(name);
        return at >= 0 && at + 1 < args.length ? args[at + 1] : otherwise;
    }
}
