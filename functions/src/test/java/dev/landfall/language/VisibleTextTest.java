package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.mail.MailData;
import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VisibleTextTest {

    private static final double FLOOR = 0.85;

    private final MailCues cues = new PolicyFiles(JsonMapper.shared()).current(MailCues.POLICY);

    @Test
    void genuineRepliesAreTrimmedAsExpected() {
        Path folder = MailData.folder("reply-trimmer");
        List<String> misses = new ArrayList<>();
        List<Path> mails = MailData.files(folder.resolve("emails"), ".txt");
        for (Path mail : mails) {
            String text = new String(MailData.bytes(mail), StandardCharsets.UTF_8);
            Path expected = folder.resolve("trimmed").resolve(mail.getFileName());
            Visible visible = VisibleText.of(text, cues);
            assertThat(visible.restored(text)).isEqualTo(text);
            if (!flat(visible.text()).equals(flat(new String(MailData.bytes(expected), StandardCharsets.UTF_8)))) {
                misses.add(mail.getFileName() + ": <" + flat(visible.text()) + ">");
            }
        }
        double reproduced = 1 - misses.size() / (double) mails.size();
        System.out.printf("reply-trimmer: %.1f%% of %d reproduced%n", reproduced * 100, mails.size());
        misses.forEach(System.out::println);
        assertThat(reproduced).isGreaterThanOrEqualTo(FLOOR);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
