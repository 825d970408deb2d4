package dev.landfall.bench;

import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.language.FactCues;
import dev.landfall.language.MailCues;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.VisibleSummary;
import dev.landfall.language.VisibleText;
import dev.landfall.policy.PolicyFiles;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how the cost of a mail grows with its length and with the replies under it: CPU per KB, over that of the
 * first line. What stays near 1 grows with the length alone.
 */
public final class MailGrowth {
    private static final List<Integer> KILOBYTES = List.of(1, 4, 16, 64, 256, 1024);
    private static final List<Integer> REPLIES = List.of(1, 5, 20, 100, 500);
    private static final long LEAST_NANOS = 200_000_000;
    private static final int SENTENCES_A_MAIL = 4;

    private final PolicyFiles policies = new PolicyFiles(JsonMapper.shared());
    private final MailParser parser = new MailParser();

    private MailGrowth() {}

    public static void main(String[] args) {
        var growth = new MailGrowth();
        growth.table("KB", KILOBYTES, kb -> sentences(kb * 1024));
        growth.table("mails in the thread", REPLIES, MailGrowth::thread);
    }

    private void table(String title, List<Integer> sizes, IntFunction<String> text) {
        System.out.printf("%-22s%8s%10s%10s%10s%n", title, "KB", "parse", "strip", "summarise");
        List<Double> first = new ArrayList<>();
        for (int size : sizes) {
            String body = text.apply(size);
            List<Double> costs = costs(body);
            if (first.isEmpty()) {
                // Once more, with everything compiled.
                first.addAll(costs(body));
                System.out.printf(
                        "%-22s%8s%10.0f%10.0f%10.0f  µs per KB, the ratios' base%n",
                        "", "", first.get(0), first.get(1), first.get(2));
                costs = first;
            }
            System.out.printf("%-22d%8.0f", size, kilobytes(body));
            for (int i = 0; i < costs.size(); i++) {
                System.out.printf("%10.2f", costs.get(i) / first.get(i));
            }
            System.out.println();
        }
    }

    private List<Double> costs(String text) {
        byte[] mail = ("From: A <a@example.net>\r\nSubject: Hi\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                        + text.replace("\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
        MailCues mailCues = policies.current(MailCues.POLICY);
        SummaryCues summaryCues = policies.current(SummaryCues.POLICY);
        FactCues factCues = policies.current(FactCues.POLICY);
        double kb = kilobytes(text);
        return List.of(
                micros(() -> parser.parse(mail) instanceof ParsedMail parsed
                                ? parsed.text().length()
                                : 0)
                        / kb,
                micros(() -> VisibleText.of(text, mailCues).text().length()) / kb,
                micros(() -> VisibleSummary.of(text, mailCues, summaryCues, factCues)
                                .size())
                        / kb);
    }

    private static double kilobytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / 1024.0;
    }

    private interface Work {
        int run();
    }

    /** The least of three measurements: what others do on the machine only adds. */
    private static double micros(Work work) {
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int turn = 0; turn < 3; turn++) {
            long start = threads.getCurrentThreadCpuTime();
            long spent = 0;
            int runs = 0;
            int sum = 0;
            while (spent < LEAST_NANOS) {
                sum += work.run();
                runs++;
                spent = threads.getCurrentThreadCpuTime() - start;
            }
            least = Math.min(least, sum < 0 ? 0 : spent / 1e3 / runs);
        }
        return least;
    }

    private static String sentences(int bytes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; out.length() < bytes; i++) {
            out.append(sentence(i)).append(i % 5 == 4 ? "\n\n" : " ");
        }
        return out.substring(0, bytes) + "\n";
    }

    private static String sentence(int i) {
        return "Since day " + i + " the code does not arrive, and I paid " + (i % 90 + 10) + ".50 EUR on order A-"
                + (10_000 + i) + ".";
    }

    /** Every reply quotes all that came before it, as mail clients do. */
    private static String thread(int mails) {
        String thread = "";
        for (int mail = 0; mail < mails; mail++) {
            StringBuilder next = new StringBuilder();
            for (int i = 0; i < SENTENCES_A_MAIL; i++) {
                next.append(sentence(mail * SENTENCES_A_MAIL + i)).append('\n');
            }
            if (!thread.isEmpty()) {
                next.append("\nOn Tue, 3 Mar 2026 at 10:15, Care <care@example.org> wrote:\n");
                thread.lines()
                        .forEach(line -> next.append('>')
                                .append(line.startsWith(">") ? "" : " ")
                                .append(line)
                                .append('\n'));
            }
            thread = next.toString();
        }
        return thread;
    }
}
