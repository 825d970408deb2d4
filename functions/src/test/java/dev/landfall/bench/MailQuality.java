package dev.landfall.bench;

import dev.landfall.channel.mail.ExpectedParse;
import dev.landfall.channel.mail.MailData;
import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.language.FactCues;
import dev.landfall.language.MailCues;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.SummarySentence;
import dev.landfall.language.VisibleSummary;
import dev.landfall.language.VisibleText;
import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How well mails are read: parsed as expected, quotes hidden, facts told in the summary. */
final class MailQuality {
    private static final int SHORT = 360;

    private final PolicyFiles policies;

    MailQuality(PolicyFiles policies) {
        this.policies = policies;
    }

    void print() {
        if (Files.isDirectory(folder("stalwart")) && Files.isDirectory(folder("reply-trimmer"))) {
            parsing();
            trimming();
        } else {
            System.out.println("genuine mails: no folder, nothing measured (LANDFALL_DATA names it)");
        }
        facts();
    }

    private static Path folder(String name) {
        return Path.of(System.getProperty("landfall.data", "../../shared/data"), "mail", name);
    }

    private static void parsing() {
        MailParser parser = new MailParser();
        List<Path> expected = MailData.files(folder("stalwart"), ".json");
        long same = expected.stream()
                .filter(file -> {
                    Path mail = file.resolveSibling(
                            String.valueOf(file.getFileName()).replace(".json", ".eml"));
                    JsonNode parse = JsonMapper.shared().readTree(MailData.bytes(file));
                    return parser.parse(MailData.bytes(mail)) instanceof ParsedMail parsed
                            && ExpectedParse.difference(parsed, parse).isEmpty();
                })
                .count();
        System.out.printf("mails parsed as expected: %d of %d%n", same, expected.size());
    }

    private void trimming() {
        MailCues cues = policies.current(MailCues.POLICY);
        List<Path> mails = MailData.files(folder("reply-trimmer").resolve("emails"), ".txt");
        long same = mails.stream()
                .filter(mail -> {
                    Path trimmed = folder("reply-trimmer").resolve("trimmed").resolve(mail.getFileName());
                    return flat(VisibleText.of(text(mail), cues).text()).equals(flat(text(trimmed)));
                })
                .count();
        System.out.printf("replies trimmed as expected: %d of %d%n", same, mails.size());
    }

    private static String text(Path file) {
        return new String(MailData.bytes(file), StandardCharsets.UTF_8);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** A fact is told where the sentences hold it, or the facts shown beside them do. */
    private void facts() {
        List<JsonNode> mails = Lines.of("fact-mails");
        if (mails.isEmpty()) {
            System.out.println("facts in summaries: no files, nothing measured");
            return;
        }
        Tally told = new Tally();
        Tally inSentences = new Tally();
        int tooLong = 0;
        for (JsonNode mail : mails) {
            String text = mail.path("text").asString();
            List<SummarySentence> sentences = VisibleSummary.of(
                    text,
                    policies.current(MailCues.POLICY),
                    policies.current(SummaryCues.POLICY),
                    policies.current(FactCues.POLICY));
            String said = sentences.stream().map(SummarySentence::text).collect(Collectors.joining("\n"));
            tooLong += text.strip().length() >= SHORT
                            && said.length() > text.strip().length() / 3
                    ? 1
                    : 0;
            count(mail, said, inSentences);
            count(mail, said + "\n" + shownBeside(text), told);
        }
        System.out.println(told.share("facts told in summaries"));
        System.out.println(inSentences.share("facts told in the sentences alone"));
        System.out.printf("summaries above a third of their text: %d of %d%n", tooLong, mails.size());
    }

    private String shownBeside(String text) {
        return VisibleSummary.facts(text, policies.current(MailCues.POLICY), policies.current(FactCues.POLICY)).stream()
                .map(fact -> fact.value() + "\n" + text.substring(fact.start(), fact.end()))
                .collect(Collectors.joining("\n"));
    }

    private static void count(JsonNode mail, String said, Tally tally) {
        String language = mail.path("language").asString();
        for (JsonNode fact : mail.path("facts")) {
            if (flat(said).contains(flat(fact.asString()))) {
                tally.right(language, 1);
            } else {
                tally.missed(language, 1);
            }
        }
    }
}
