package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenuineMailTest {

    private static final double FLOOR = 0.95;

    /** An outer boundary ends the parts inside it (RFC 2046, section 5.1.2); the expectation reads over it. */
    private static final Set<String> STANDARD_SAYS_OURS =
            Set.of("malformed-009.eml", "malformed-011.eml", "malformed-016.eml");

    private static final Map<String, String> REASONS = Map.of(
            "malformed-001.eml", "an inner boundary after its multipart was closed: we show the line as text",
            "malformed-005.eml", "a boundary that itself ends in dashes: mime4j takes the inner one for the end",
            "malformed-007.eml", "a boundary in the place of the header's end: we show the line as text");

    private final MailParser parser = new MailParser();

    @ParameterizedTest
    @ValueSource(strings = {"mime4j", "mikel-mail", "stalwart"})
    void everyGenuineMailIsParsedOrMarked(String folder) {
        List<String> marked = new ArrayList<>();
        for (Path file : MailData.files(MailData.folder(folder), "")) {
            if (file.toString().endsWith(".json")) {
                continue;
            }
            if (parser.parse(MailData.bytes(file)) instanceof MailResult.Unparseable unparseable) {
                marked.add(file.getFileName() + ": " + unparseable.reason());
            }
        }
        System.out.println(folder + ": marked unparseable " + marked);
        assertThat(marked).hasSizeLessThan(3);
    }

    @Test
    void subjectSenderAndTextAgreeWithTheExpectedParse() {
        List<String> misses = new ArrayList<>();
        int asked = 0;
        int identical = 0;
        for (Path file : MailData.files(MailData.folder("stalwart"), ".json")) {
            JsonNode expected = JsonMapper.shared().readTree(MailData.bytes(file));
            Path mail = file.resolveSibling(file.getFileName().toString().replace(".json", ".eml"));
            asked++;
            String miss = parser.parse(MailData.bytes(mail)) instanceof ParsedMail parsed
                    ? ExpectedParse.difference(parsed, expected)
                    : "unparseable";
            String name = mail.getFileName().toString();
            identical += miss.isEmpty() && ExpectedParse.text(expected).equals(shown(mail)) ? 1 : 0;
            if (!miss.isEmpty() && STANDARD_SAYS_OURS.contains(name)) {
                System.out.println("by RFC 2046 ours: " + name + " " + miss);
            } else if (!miss.isEmpty()) {
                misses.add(name + " " + REASONS.getOrDefault(name, "not explained") + ": " + miss);
            }
        }
        double agreement = 1 - misses.size() / (double) asked;
        System.out.printf("expected parse: %d of %d agree (%.1f%%)%n", asked - misses.size(), asked, agreement * 100);
        System.out.printf("of these %d have the very text expected, without the allowances above%n", identical);
        misses.forEach(System.out::println);
        assertThat(agreement).isGreaterThanOrEqualTo(FLOOR);
    }

    private String shown(Path mail) {
        return parser.parse(MailData.bytes(mail)) instanceof ParsedMail parsed ? ExpectedParse.flat(parsed.text()) : "";
    }
}
