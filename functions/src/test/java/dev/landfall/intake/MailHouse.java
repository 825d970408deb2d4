package dev.landfall.intake;

import dev.landfall.channel.Accounts;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.channel.mail.TicketMail;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.language.Summaries;
import dev.landfall.objects.InMemoryObjects;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.Table;
import dev.landfall.ticket.AgentActions;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Wordings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The mail function around one table and one bucket in memory. */
final class MailHouse {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final String DOMAIN = "care.example.com";
    static final Map<String, String> PROVEN = Map.of("dmarc", "PASS", "spf", "PASS", "dkim", "PASS");
    static final Map<String, String> UNPROVEN = Map.of("dmarc", "GRAY", "spf", "FAIL", "dkim", "GRAY");

    final InMemoryTable table = new InMemoryTable();
    final InMemoryObjects objects = new InMemoryObjects();
    final MovableClock clock = new MovableClock(NOW);
    final Keys keys = new Keys(() -> new byte[32]);
    final Tickets tickets;
    final Contacts contacts;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final EmailToTicket function;
    private int sent;

    private Summaries summaries = Summaries.EXTRACT;

    MailHouse() {
        this(Summaries.EXTRACT);
    }

    /** Whose mails are retold by something else. */
    MailHouse(Summaries summaries) {
        this.summaries = summaries;
        function = around(table);
        tickets = new Tickets(table, keys);
        contacts = new Contacts(table);
    }

    /** Around another table; what lists items knows nothing of it. */
    MailHouse(Table other) {
        function = around(other);
        tickets = new Tickets(other, keys);
        contacts = new Contacts(other);
    }

    private EmailToTicket around(Table used) {
        PolicyFiles policies = new PolicyFiles(mapper);
        Mailboxes mailboxes = new Mailboxes(
                new Accounts(() -> mapper.readTree("{\"channels\":{\"mail\":{\"care\":{\"jurisdiction\":\"EU\"}}}}")),
                policies,
                () -> DOMAIN);
        MailStore store = new MailStore(used, objects, policies, keys);
        Tickets all = new Tickets(used, keys);
        Contacts known = new Contacts(used);
        Reception reception = new Reception(all, known, new Reception.Names(keys, Ids.secure()), policies);
        return new EmailToTicket(
                new EmailToTicket.Post(store, new MailReader(policies, mailboxes)),
                new MailArrivals(
                        new MailArrivals.Desk(
                                reception, all, new MailReplies(policies, new Wordings(policies), all), summaries),
                        new MailThreads(all, known, store, mailboxes),
                        store,
                        policies),
                clock,
                mapper);
    }

    /** A mail as a server would store it. */
    static String mail(String from, String subject, String body, String... headers) {
        StringBuilder out = new StringBuilder("From: " + from + "\r\nTo: care@" + DOMAIN + "\r\nSubject: " + subject
                + "\r\nDate: Tue, 24 Nov 2026 09:59:00 +0000\r\nMIME-Version: 1.0\r\n");
        Stream.of(headers).forEach(header -> out.append(header).append("\r\n"));
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Content-Type"))) {
            out.append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n");
        }
        return out.append("\r\n").append(body).append("\r\n").toString();
    }

    /** Sends it to our mailbox {@code care}; true when the function is done with it. */
    boolean send(String mail) {
        return send(mail, "care@" + DOMAIN);
    }

    boolean send(String mail, String to) {
        return send(mail.getBytes(StandardCharsets.UTF_8), "ana@example.org", to, PROVEN);
    }

    boolean send(byte[] mail, String envelopeSender, String to, Map<String, String> verdicts) {
        String key = "mail/" + ++sent;
        objects.put(key, mail, "message/rfc822");
        return deliver(notice(key, envelopeSender, to, verdicts), 1);
    }

    /** The newest mail's notice comes again. */
    boolean again(String to) {
        return deliver(notice("mail/" + sent, "ana@example.org", to, PROVEN), 2);
    }

    String notice(String key, String envelopeSender, String to, Map<String, String> verdicts) {
        ObjectNode notice = mapper.createObjectNode().put("notificationType", "Received");
        ObjectNode mail = notice.putObject("mail").put("source", envelopeSender).put("messageId", key);
        mail.putArray("destination").add(to);
        ObjectNode receipt = notice.putObject("receipt");
        receipt.putArray("recipients").add(to);
        verdicts.forEach((name, status) -> receipt.putObject(name + "Verdict").put("status", status));
        receipt.putObject("action").put("type", "S3").put("bucketName", "b").put("objectKey", key);
        return notice.toString();
    }

    boolean deliver(String body, int receives) {
        return failures(receives, body).isEmpty();
    }

    JsonNode failures(int receives, String... bodies) {
        ObjectNode batch = mapper.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        for (int i = 0; i < bodies.length; i++) {
            records.addObject()
                    .put("messageId", "m" + i)
                    .put("body", bodies[i])
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", Integer.toString(receives));
        }
        byte[] answer = function.apply(new GenericMessage<>(new ByteArrayInputStream(mapper.writeValueAsBytes(batch))));
        return mapper.readTree(answer).path("batchItemFailures");
    }

    List<Ticket> tickets() {
        return table.dump().stream()
                .filter(item -> item.get("kind").s().equals("ticket"))
                .map(item -> tickets.find(new TicketId(item.get("id").s())).orElseThrow())
                .sorted(java.util.Comparator.comparing(
                        (Ticket ticket) -> ticket.progress().createdAt()))
                .toList();
    }

    Ticket ticket() {
        List<Ticket> all = tickets();
        if (all.size() != 1) {
            throw new AssertionError("there are " + all.size() + " tickets");
        }
        return all.getFirst();
    }

    List<Article> articles(Ticket ticket) {
        return tickets.articles(ticket.id(), 0, 100);
    }

    List<Article> articles(Article.Author author) {
        return tickets().stream()
                .flatMap(ticket -> articles(ticket).stream())
                .filter(article -> article.author() == author)
                .toList();
    }

    List<Outbound> outbounds() {
        return tickets().stream()
                .flatMap(ticket -> tickets.outbounds(ticket.id()).stream())
                .toList();
    }

    /** What goes out for an outbound item, as its reader's mail program sees it. */
    ParsedMail outgoing(Outbound outbound) {
        Ticket ticket = tickets.find(outbound.ticket()).orElseThrow();
        Article article = tickets.article(ticket.id(), outbound.article()).orElseThrow();
        OutboundMessage.Content.Mail mail = new TicketMail(() -> DOMAIN, clock).write(outbound, article, ticket);
        return (ParsedMail) new MailParser().parse(mail.raw());
    }

    void solve(Ticket ticket) {
        TicketWork work = TicketWork.on(ticket, clock.instant());
        AgentActions.solve(work, "agent-1");
        tickets.commit(work);
    }

    List<String> outcomes() {
        return ids("source").stream()
                .map(key -> tickets.source(key).orElseThrow())
                .map(MailHouse::word)
                .sorted()
                .toList();
    }

    private static String word(Source source) {
        return (source.outcome().name() + " " + source.reason()).strip();
    }

    List<String> ids(String kind) {
        return table.dump().stream()
                .map(item -> item.get("pk").s())
                .filter(pk -> pk.startsWith(kind + "#"))
                .map(pk -> pk.substring(kind.length() + 1))
                .distinct()
                .toList();
    }
}
