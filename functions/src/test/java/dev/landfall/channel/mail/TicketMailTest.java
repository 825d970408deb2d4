package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TicketMailTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Keys KEYS = new Keys(() -> new byte[32]);

    private static String written(Outbound.Kind kind, String text, Map<String, String> details) {
        InMemoryTable table = new InMemoryTable();
        Tickets tickets = new Tickets(table, KEYS);
        Reception reception = new Reception(
                tickets,
                new Contacts(table),
                new Reception.Names(KEYS, Ids.secure()),
                new PolicyFiles(JsonMapper.builder().build()));
        Origin origin = new Origin(
                "mail", "care", KEYS.identity("mail", "care", "ana@example.org"), "", Map.of("to", "ana@example.org"));
        Incoming incoming = Incoming.direct(
                ArticleDraft.fromPerson(
                        KEYS.source("mail", "care", "ana@example.org", "m1"), origin, "Hola", "es", NOW),
                "ana@example.org",
                Optional.empty(),
                "es",
                new Jurisdiction("default", Jurisdiction.Source.UNKNOWN));
        Received.Opened opened = (Received.Opened) reception.receive(
                incoming,
                NOW,
                (work, message, person) -> work.send(
                        ArticleDraft.said(message.sourceKey(), Article.Author.BOT, origin, text, "es", NOW, "ack@1")
                                .withDetails(details),
                        kind));
        Outbound outbound = tickets.outbounds(opened.ticket().id()).getFirst();
        var mail = new TicketMail(() -> "care.example", () -> NOW)
                .write(outbound, opened.articles().getLast(), opened.ticket());
        assertThat(mail.from()).isEqualTo("care@care.example");
        String raw = new String(mail.raw(), StandardCharsets.US_ASCII);
        assertThat(raw).contains("Reply-To: care+" + opened.ticket().token() + "@care.example");
        return raw;
    }

    @Test
    void anAcknowledgementNamesItsThreadAndAsksMachinesToBeSilent() {
        String raw = written(
                Outbound.Kind.ACKNOWLEDGEMENT,
                "Recibido",
                Map.of("subject", "Re: No llega", "inReplyTo", "m1@example.org", "references", "m0@example.org"));
        assertThat(raw)
                .contains("To: ana@example.org", "Subject: Re: No llega", "In-Reply-To: <m1@example.org>")
                .contains("References: <m0@example.org>\r\n <m1@example.org>", "Auto-Submitted: auto-replied");
    }

    @Test
    void anAgentsReplyIsNoMachinesAndWithoutAThreadThereIsNone() {
        assertThat(written(Outbound.Kind.AGENT_REPLY, "Ya está", Map.of()))
                .doesNotContain("Auto-Submitted", "In-Reply-To", "References");
    }
}
