package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MailKindsTest {

    private final MailKinds kinds = new PolicyFiles(JsonMapper.shared()).current(MailKinds.POLICY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Subject: Help me | PERSON
            Auto-Submitted: no | PERSON
            Auto-Submitted: auto-replied | AUTO_REPLY
            Auto-Submitted: auto-generated (x) | AUTO_REPLY
            X-Auto-Response-Suppress: All | AUTO_REPLY
            X-Auto-Response-Suppress: DR, OOF | PERSON
            X-Autoreply: yes | AUTO_REPLY
            Precedence: auto_reply | AUTO_REPLY
            Precedence: bulk | LIST
            List-Id: <news.example.net> | LIST
            Return-Path: <> | AUTO_REPLY
            Subject: Respuesta automática: fuera | AUTO_REPLY
            Subject: 自动回复: 你好 | AUTO_REPLY
            Content-Type: multipart/report; report-type=delivery-status | BOUNCE
            X-Failed-Recipients: a@example.net | BOUNCE
            From: MAILER-DAEMON@example.net%Subject: Undeliverable: hi | BOUNCE
            X-Landfall: t1 | OWN
            From: Care <care@example.org> | OWN
            """)
    void aHeaderTellsTheKind(String header, MailKind kind) {
        String from = header.startsWith("From") ? "" : "From: a@example.net\r\n";
        byte[] raw = (from + header.replace("%", "\r\n") + "\r\n\r\nHello").getBytes(StandardCharsets.UTF_8);

        MailKind found = kinds.classify(OutgoingMailTest.parsed(raw), Set.of("care@example.org"));

        assertThat(found).isEqualTo(kind);
    }

    @Test
    void genuineDeliveryReportsAreBouncesWithTheirRecipient() {
        Path folder = MailData.folder("mikel-mail");
        for (String name : new String[] {
            "report_422.eml",
            "report_530.eml",
            "multi_address_bounce1.eml",
            "multi_address_bounce2.eml",
            "multipart_report_multiple_status.eml"
        }) {
            ParsedMail mail = OutgoingMailTest.parsed(MailData.bytes(folder.resolve(name)));
            assertThat(kinds.classify(mail, Set.of())).as(name).isEqualTo(MailKind.BOUNCE);
            assertThat(kinds.bounce(mail).recipient()).as(name).isPresent();
        }
        Map<MailKind, Integer> counts = new EnumMap<>(MailKind.class);
        for (Path file : MailData.files(folder, ".eml")) {
            counts.merge(kinds.classify(OutgoingMailTest.parsed(MailData.bytes(file)), Set.of()), 1, Integer::sum);
        }
        System.out.println("kinds of mikel-mail: " + counts);
    }
}
