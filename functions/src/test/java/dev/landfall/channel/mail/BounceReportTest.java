package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Reports in the words of the servers that write no RFC 3464, and one that does. */
class BounceReportTest {

    private final MailKinds kinds = new PolicyFiles(JsonMapper.shared()).current(MailKinds.POLICY);

    private static ParsedMail mail(String text) {
        return OutgoingMailTest.parsed(text.replace("%", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            From: MAILER-DAEMON@mx.example.net%Subject: failure notice%%Hi. This is the qmail-send program at mx.example.net.%I'm afraid I wasn't able to deliver your message to the following addresses.%%<ana@example.org>:%192.0.2.1 does not like recipient.%Remote host said: 550 5.1.1 <ana@example.org>: user unknown% | ana@example.org | no_such_recipient | 5.1.1
            From: Mail Delivery System <MAILER-DAEMON@example.net>%Subject: Undelivered Mail Returned to Sender%%<bruno@example.org>: host mx.example.org[192.0.2.2] said: 552 5.2.2 Mailbox is full% | bruno@example.org | mailbox_full | 5.2.2
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>%Subject: Delivery Status Notification (Failure)%X-Failed-Recipients: carla@example.org%%The response from the remote server was:%550 5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy.% | carla@example.org | refused_as_spam | 5.7.26
            From: postmaster@example.com%Return-Path: <>%Subject: Undeliverable: Your case%%Your message to dora@example.org couldn't be delivered.%550 5.7.1 Recipient not authorized, your message has been blocked by policy% | dora@example.org | not_allowed | 5.7.1
            From: Mailer-Daemon@example.net%Subject: Mail delivery failed: returning message to sender%%A message that you sent could not be delivered.%%  erin@example.org%    SMTP error from remote mail server after RCPT TO:<erin@example.org>:%    421 connection timed out: retry timeout exceeded% | erin@example.org | not_reached | ''
            From: PostMaster@qq.com%Return-Path: <>%Subject: 系统退信/Systems bounce%%您发送的邮件无法投递到 fang@example.org%收件人邮件地址（fang@example.org）不存在，邮件无法送达。% | fang@example.org | no_such_recipient | ''
            From: MAILER-DAEMON@example.jp%Subject: Returned mail: see transcript for details%%<gen@example.jp>... Deferred: 452 4.2.2 容量超過% | gen@example.jp | mailbox_full | 4.2.2
            From: mailer-daemon@example.ru%Return-Path: <>%Subject: Недоставленное сообщение%%Адрес получателя olga@example.ru не существует. 550 5.1.1% | olga@example.ru | no_such_recipient | 5.1.1
            """)
    void whoWasNotReachedAndWhyIsFoundInTheWordsOfTheServer(
            String text, String recipient, String reason, String status) {
        ParsedMail mail = mail(text);
        assertThat(kinds.classify(mail, Set.of())).isEqualTo(MailKind.BOUNCE);
        BounceReport report = kinds.bounce(mail);
        assertThat(report.recipient()).contains(recipient);
        assertThat(report.reason().code()).isEqualTo(reason);
        assertThat(report.status().orElse("")).isEqualTo(status);
    }

    @Test
    void aStandardReportIsReadByItsFields() {
        ParsedMail mail = mail("From: MAILER-DAEMON@example.net%Subject: Delivery delayed%"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b%%--b%%Will be retried.%"
                + "--b%Content-Type: message/delivery-status%%Reporting-MTA: dns; mx.example.net%%"
                + "Final-Recipient: rfc822; Ana@Example.org%Action: delayed%Status: 4.4.1%"
                + "Diagnostic-Code: smtp; 421%  4.4.1 No answer from host%--b--%");
        assertThat(kinds.bounce(mail).recipient()).contains("ana@example.org");
        assertThat(kinds.bounce(mail).reason()).isEqualTo(BounceReport.Reason.DELAYED);
        assertThat(kinds.bounce(mail).status()).contains("4.4.1");
    }

    @Test
    void aPersonWhoWritesAboutABounceIsAPerson() {
        ParsedMail mail = mail("From: ana@example.org%Subject: Re: Undeliverable mails%%"
                + "I keep getting 550 5.1.1 user unknown from your servers.%");
        assertThat(kinds.classify(mail, Set.of())).isEqualTo(MailKind.PERSON);
    }
}
