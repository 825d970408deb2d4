package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.landfall.language.FactCues;
import dev.landfall.language.MailCues;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.Visible;
import dev.landfall.language.VisibleSummary;
import dev.landfall.language.VisibleText;
import dev.landfall.policy.PolicyFiles;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MailParserFuzzTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(JsonMapper.shared());

    @FuzzTest
    void anyBytesAreAMailOrMarked(byte[] data) {
        readWhole(data);
    }

    @ParameterizedTest(name = "mutated mails of {0}, seed 7")
    @ValueSource(strings = {"mime4j", "mikel-mail", "stalwart"})
    void mutatedGenuineMailsAreMailsOrMarked(String folder) {
        Random random = new Random(7);
        for (Path file : MailData.files(MailData.folder(folder), "")) {
            byte[] raw = MailData.bytes(file);
            readWhole(raw);
            for (int round = 0; round < 2 && raw.length < 50_000 && raw.length > 0; round++) {
                byte[] mutated = raw.clone();
                for (int i = 0; i < 1 + mutated.length / 50; i++) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                readWhole(mutated);
            }
        }
    }

    private static void readWhole(byte[] raw) {
        if (!(new MailParser().parse(raw) instanceof ParsedMail mail)) {
            return;
        }
        mail.subject();
        mail.from();
        mail.to();
        mail.date();
        mail.references();
        mail.messageId();
        POLICIES.current(MailKinds.POLICY).classify(mail, Set.of());
        POLICIES.current(MailKinds.POLICY).bounce(mail);
        ReplyToken.candidates(mail, java.util.List.of(), "example.org");
        Visible visible = VisibleText.of(mail.text(), POLICIES.current(MailCues.POLICY));
        assertThat(visible.restored(mail.text())).isEqualTo(mail.text());
        VisibleSummary.of(
                mail.text(),
                POLICIES.current(MailCues.POLICY),
                POLICIES.current(SummaryCues.POLICY),
                POLICIES.current(FactCues.POLICY));
    }
}
