package dev.landfall.bench.storm;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One storm and one quiet run of the same events, and what differs. */
final class Report {

    private static final int SHOWN = 8;

    /** Two cores share three threads here; a lane that blocked the others would cost far more. */
    private static final double MOST_SLOWER = 5;

    /**
     * What is played.
     *
     * @param threads how many functions run at once, doubles apart
     * @param faults how many times as many as usual
     */
    record Options(int events, long seed, String engine, int threads, int faults) {}

    private final Options options;
    private final PrintStream out;
    private final List<String> findings = new ArrayList<>();

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
        new Quiet(quiet, after, sent).play(after.turns(storm.table().settled()));
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

    /** Live messages beside the deletion of all that the storm left. */
    void measure(World storm) {
        PurgeLane.Measured measured = new PurgeLane(storm).measure();
        out.printf(
                "live messages beside a deletion of %d items: p95 %.2f times that without it (%d messages, %.2f ms against %.2f ms)%n",
                measured.removed(),
                measured.ratio(),
                measured.messages(),
                measured.beside().toNanos() / 1e6,
                measured.alone().toNanos() / 1e6);
        if (!measured.counts()) {
            out.println("    too few to judge");
        } else if (measured.ratio() > MOST_SLOWER) {
            findings.add("deletion: live messages wait for it");
        }
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
        answers(storm.answers(), quiet.answers());
    }

    /** Of tickets that both runs have; those that only one has are told by their open matters and articles. */
    private void answers(Map<String, Outcomes.Answered> storm, Map<String, Outcomes.Answered> quiet) {
        Map<Freedom, Integer> excused = new EnumMap<>(Freedom.class);
        List<String> different = new ArrayList<>();
        storm.forEach((name, here) -> Optional.ofNullable(quiet.get(name))
                .filter(there -> !there.lines().equals(here.lines()))
                .ifPresent(there -> Freedom.excusing(here, there)
                        .ifPresentOrElse(
                                freedom -> excused.merge(freedom, 1, Integer::sum),
                                () -> different.add(name + " " + Outcomes.difference(here.lines(), there.lines())))));
        out.printf("answers in %d tickets%n", storm.size());
        excused.forEach((freedom, tickets) -> out.printf("    in %d of them otherwise: %s%n", tickets, freedom));
        find("answers", different);
    }

    private void find(String what, List<String> problems) {
        problems.stream().limit(SHOWN).forEach(problem -> out.println("  " + what + ": " + problem));
        if (!problems.isEmpty()) {
            findings.add(what + ": " + problems.size());
        }
    }
}
