package dev.landfall.bench.storm;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One storm and one quiet run of the same events, and what differs. */
final class Report {

    private static final int SHOWN = 8;

    /** @param threads how many functions run at once, doubles apart */
    record Options(int events, long seed, String engine, int threads) {}

    private final Options options;
    private final PrintStream out;
    private final List<String> findings = new ArrayList<>();
    private final List<String> freedoms = new ArrayList<>();

    Report(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    List<String> findings() {
        return findings;
    }

    /** Runs both; leaves the world of the storm to what is measured after it. */
    void run(World storm, World quiet) {
        List<Delivery> sent = Deliveries.of(options.seed(), options.events());
        Storm played = new Storm(storm, options.threads());
        played.play(sent, options.seed());
        Inventory after = new Inventory(storm);
        describe(storm, played, sent);
        Balance balance = Balance.of(after, played.answers(), sent);
        out.println(balance);
        find("balance", balance.problems());
        find("order", Order.broken(storm, after));
        find("told twice", storm.vendors().toldAgain().keySet().stream().toList());
        find("left behind", leftBehind(storm, after));
        new Quiet(quiet, after, sent).play(storm.table().settled());
        compare(new Outcomes(after), new Outcomes(new Inventory(quiet)));
    }

    private void describe(World storm, Storm played, List<Delivery> sent) {
        out.printf(
                "%d deliveries, %d of them twice at once, %d again by their vendors; seed %d, engine %s%n",
                sent.size(), played.doubles(), played.redelivered(), options.seed(), options.engine());
        out.printf(
                "faults: %s; vendors' own: %d%n",
                storm.faults(), storm.vendors().faulty());
        storm.queues().values().forEach(queue -> {
            if (!queue.dead().isEmpty() || queue.redriven() > 0) {
                out.printf(
                        "queue of %s: %d dead letters, %d put back%n",
                        queue.shape.name(), queue.dead().size(), queue.redriven());
            }
        });
        out.printf("%d messages told to people%n", storm.vendors().messagesTold());
    }

    private static List<String> leftBehind(World storm, Inventory after) {
        List<String> left = new ArrayList<>();
        storm.queues().values().forEach(queue -> {
            if (!queue.isEmpty()) {
                left.add(queue.waiting() + " messages in the queue of " + queue.shape.name());
            }
        });
        if (storm.changes().lost() > 0) {
            left.add(storm.changes().lost() + " changes lost by the stream's reader");
        }
        for (var item : after.of("outbound")) {
            String state = Inventory.text(item, "state");
            if (state.equals("PENDING") || state.equals("CLAIMED")) {
                left.add("outbound " + Inventory.text(item, "id") + " is " + state);
            }
        }
        return left;
    }

    private void compare(Outcomes storm, Outcomes quiet) {
        Map<String, Map<String, Integer>> facts = quiet.facts();
        storm.facts().forEach((what, lines) -> {
            find(what, Outcomes.difference(lines, facts.get(what)));
            out.printf("%s: %d%n", what, lines.size());
        });
        Map<String, Map<String, Integer>> answers = quiet.answers();
        storm.answers().forEach((what, lines) -> {
            List<String> different = Outcomes.difference(lines, answers.get(what));
            out.printf("%s: %d, %d differ%n", what, lines.size(), different.size());
            different.stream().limit(SHOWN).forEach(line -> out.println("    " + line));
            freedoms.addAll(different);
        });
    }

    private void find(String what, List<String> problems) {
        problems.stream().limit(SHOWN).forEach(problem -> out.println("  " + what + ": " + problem));
        if (!problems.isEmpty()) {
            findings.add(what + ": " + problems.size());
        }
    }
}
