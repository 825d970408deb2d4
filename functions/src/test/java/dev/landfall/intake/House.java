package dev.landfall.intake;

import dev.landfall.channel.Accounts;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Channels;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.generic.GenericChannel;
import dev.landfall.channel.line.LineChannel;
import dev.landfall.channel.line.LineMedia;
import dev.landfall.channel.mailhook.CloudMailinChannel;
import dev.landfall.channel.mailhook.MailgunChannel;
import dev.landfall.channel.mailhook.MandrillChannel;
import dev.landfall.channel.mailhook.PostmarkChannel;
import dev.landfall.channel.mailhook.RawMailChannel;
import dev.landfall.channel.mailhook.SendGridChannel;
import dev.landfall.channel.mailhook.SnsCertificates;
import dev.landfall.channel.mailhook.SnsChannel;
import dev.landfall.channel.media.LinkedMedia;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaSources;
import dev.landfall.channel.media.MediaVendor;
import dev.landfall.channel.meta.MetaChannel;
import dev.landfall.channel.telegram.TelegramChannel;
import dev.landfall.channel.telegram.TelegramMedia;
import dev.landfall.channel.x.XChannel;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.objects.InMemoryObjects;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.queue.InMemoryQueue;
import dev.landfall.queue.Queue;
import dev.landfall.table.InMemoryTable;
import dev.landfall.ticket.Amending;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Wordings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The three functions of the room around one table, one queue and one bucket in memory. */
final class House {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final String SECRETS =
            """
            {"channels":{
              "x":{"main":{"secrets":["%1$s"],"userId":"900","locale":"en","jurisdiction":"EU","userName":"landfall",
                   "search":{"token":"t0ken","names":["Landfall"],"stream":true,"languages":["en","es","id","he"]}},
                   "bare":{"secrets":["%1$s"]}},
              "line":{"main":{"secrets":["%1$s","the-previous-one"],"locale":"ja","accessToken":"line-token"},
                      "blank":{"secrets":["",null]},"without":{}},
              "messenger":{"main":{"secrets":["%1$s"],"userId":"900","userName":"landfall","locale":"en","verifyToken":"let-me-in"}},
              "instagram":{"main":{"secrets":["%1$s","the-facebook-apps"],"locale":"en"}},
              "whatsapp":{"main":{"secrets":["%1$s"],"locale":"en","verifyToken":"let-me-in"}},
              "telegram":{"main":{"secrets":["%1$s"],"locale":"es","accessToken":"bot-token"}},
              "generic":{"main":{"secrets":["%1$s"],"userId":"us","locale":"es-MX","jurisdiction":"IN"}},
              "mailgun":{"care":{"secrets":["%1$s"]}},
              "sendgrid":{"care":{"secrets":["%2$s"]}},
              "postmark":{"care":{"secrets":["landfall:%1$s"]}},
              "mandrill":{"care":{"secrets":["%1$s"],"url":"%3$s"}},
              "cloudmailin":{"care":{"secrets":["landfall:%1$s"]}},
              "mime":{"care":{"secrets":["%1$s"]}},
              "sns":{"care":{"secrets":["%4$s"]}}}}""".formatted(Webhook.SECRET, MailHooks.PUBLIC_KEY, MailHooks.MANDRILL_URL, MailHooks.TOPIC);

    final InMemoryTable table = new InMemoryTable();
    final InMemoryQueue queue = new InMemoryQueue();
    final InMemoryQueue mailQueue = new InMemoryQueue();
    final InMemoryQueue mediaQueue = new InMemoryQueue();
    final List<URI> visited = new ArrayList<>();
    final InMemoryObjects objects = new InMemoryObjects();
    final MovableClock clock = new MovableClock(NOW);
    final Keys keys = new Keys(() -> new byte[32]);
    final Tickets tickets = new Tickets(table, keys);
    final Contacts contacts = new Contacts(table);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PolicyFiles policies = new PolicyFiles(mapper);
    private final Accounts accounts = new Accounts(() -> mapper.readTree(SECRETS));
    private final Inbox inbox = new Inbox(
            new Unpacking(
                    new Channels(List.of(
                            new XChannel(),
                            new LineChannel(),
                            new TelegramChannel(),
                            MetaChannel.messenger(),
                            MetaChannel.instagram(),
                            MetaChannel.whatsapp(),
                            new GenericChannel(),
                            new MailgunChannel(),
                            new SendGridChannel(),
                            new PostmarkChannel(),
                            new MandrillChannel(),
                            new CloudMailinChannel(),
                            new RawMailChannel(),
                            new SnsChannel(new SnsCertificates(MailHooks.CERTIFICATES)))),
                    accounts,
                    keys),
            new Receipts(table, objects, policies),
            mapper);
    private final Reception reception =
            new Reception(tickets, contacts, new Reception.Names(keys, Ids.secure()), policies);
    private final MailForward forward = new MailForward(
            new MailStore(table, objects, policies, keys),
            objects,
            new Mailboxes(accounts, policies, () -> MailHouse.DOMAIN),
            new MailForward.Ways(mailQueue, visited::add, Ids.secure(), mapper));
    private final ReceiveWebhook receiveWebhook =
            new ReceiveWebhook(inbox, new Dispatch(queue, tickets, mapper), () -> forward, clock);
    private final SocialReplies replies = new SocialReplies(
            new Wordings(policies),
            (work, message, person) -> work.send(
                    ArticleDraft.said(
                            message.sourceKey(),
                            Article.Author.BOT,
                            message.origin(),
                            "an answer",
                            "en",
                            work.now(),
                            "test"),
                    Outbound.Kind.ANSWER));
    private final SocialPostToTicket socialPostToTicket = new SocialPostToTicket(
            inbox,
            new SocialPosts(policies, accounts),
            new SocialPostToTicket.Desk(
                    reception,
                    replies,
                    new dev.landfall.ticket.Linking(
                            table,
                            tickets,
                            new dev.landfall.contact.LinkCodes(table, keys, Ids.secure(), policies),
                            policies),
                    forward,
                    followUps(),
                    storms(),
                    new MediaRequests(mediaQueue, tickets, policies, mapper)),
            clock);
    final Gathering gathering = new Gathering(inbox, new Dispatch(queue, tickets, mapper));
    private final ReconcileIntake reconcileIntake =
            new ReconcileIntake(inbox, new Dispatch(queue, tickets, mapper), reception, clock);

    private FollowUps followUps() {
        return new FollowUps(
                tickets,
                reception,
                new SocialPosts(policies, accounts),
                new FollowUps.Ways(
                        new Amending(tickets, text -> List.of(text.split("(?<=[.]) ")), objects::delete),
                        new DeliveryReports(tickets, contacts, keys, policies)));
    }

    private final List<Queue.Entry> waiting = new ArrayList<>();
    private int taken;

    private Storms storms() {
        var incidents = new dev.landfall.ticket.Incidents(table, tickets, reception, policies);
        var companions = new dev.landfall.ticket.Companions(table);
        return new Storms(
                new Storms.Parts(
                        reception,
                        new dev.landfall.ticket.Copies(table, tickets, reception, policies),
                        incidents,
                        companions),
                replies,
                new GatheredReports(tickets, reception, new GatheredReports.Ways(incidents, companions), replies),
                policies);
    }

    record Answer(int status, String type, String body) {}

    Answer send(Webhook webhook) {
        return door("POST", webhook, Map.of(), false);
    }

    Answer sendBase64(Webhook webhook) {
        return door("POST", webhook, Map.of(), true);
    }

    Answer get(String channel, String account, Map<String, String> query) {
        return door("GET", new Webhook(channel, account, Map.of(), new byte[0]), query, false);
    }

    Answer door(String method, Webhook webhook, Map<String, String> query, boolean base64) {
        ObjectNode event = mapper.createObjectNode();
        event.put("version", "2.0");
        event.put("rawPath", "/webhooks/" + webhook.channel() + "/" + webhook.account());
        event.putObject("requestContext").putObject("http").put("method", method);
        event.putObject("pathParameters").put("channel", webhook.channel()).put("account", webhook.account());
        ObjectNode headers = event.putObject("headers");
        webhook.headers().forEach(headers::put);
        ObjectNode parameters = event.putObject("queryStringParameters");
        query.forEach(parameters::put);
        event.put("isBase64Encoded", base64);
        event.put(
                "body",
                base64
                        ? Base64.getEncoder().encodeToString(webhook.body())
                        : new String(webhook.body(), StandardCharsets.UTF_8));
        JsonNode answer = invoke(receiveWebhook, event);
        return new Answer(
                answer.path("statusCode").asInt(),
                answer.path("headers").path("content-type").asString(""),
                answer.path("body").asString(""));
    }

    /** Hands out what waits in the queue, once; what fails stays there. */
    House work() {
        List<Queue.Entry> all = queue.entries();
        waiting.addAll(all.subList(taken, all.size()));
        taken = all.size();
        ObjectNode batch = mapper.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        for (int i = 0; i < waiting.size(); i++) {
            ObjectNode message = records.addObject().put("messageId", "m" + i);
            message.put("body", waiting.get(i).body());
            message.putObject("attributes")
                    .put("MessageGroupId", waiting.get(i).group())
                    .put("ApproximateReceiveCount", "1");
        }
        Set<String> failed = new HashSet<>();
        invoke(socialPostToTicket, batch)
                .path("batchItemFailures")
                .forEach(item -> failed.add(item.path("itemIdentifier").asString()));
        List<Queue.Entry> kept = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            if (failed.contains("m" + i)) {
                kept.add(waiting.get(i));
            }
        }
        waiting.clear();
        waiting.addAll(kept);
        return this;
    }

    /** What fetches files from vendors that are played there. */
    FetchMedia fetchMedia(URI played) {
        MediaVendor vendor = new MediaVendor(
                () -> policies.current(ChannelRules.POLICY),
                new Endpoints(Optional.of(played)),
                InstantSource.system());
        List<MediaSource> sources =
                List.of(new TelegramMedia(vendor), new LineMedia(vendor), LinkedMedia.at("messenger", vendor));
        return new FetchMedia(
                inbox,
                new MediaIntake(
                        tickets,
                        new MediaIntake.Ways(new MediaSources(sources), accounts),
                        new MediaFiles(table, objects, policies, keys),
                        policies),
                clock);
    }

    /** Hands a job out for the so-manieth time; says whether it is done. */
    boolean fetch(FetchMedia function, String body, int receives) {
        ObjectNode batch = mapper.createObjectNode();
        ObjectNode message = batch.putArray("Records").addObject().put("messageId", "f");
        message.put("body", body);
        message.putObject("attributes").put("ApproximateReceiveCount", Integer.toString(receives));
        return invoke(function, batch).path("batchItemFailures").isEmpty();
    }

    PolicyFiles policies() {
        return policies;
    }

    /** The queue loses all that waits in it: what a dead-letter queue is for, or worse. */
    void loseWaiting() {
        taken = queue.entries().size();
        waiting.clear();
    }

    /** What once was in the queue comes again. */
    House again(Queue.Entry entry) {
        waiting.add(entry);
        return work();
    }

    House reconcile() {
        invoke(reconcileIntake, mapper.createObjectNode());
        return this;
    }

    Unpacking unpacking() {
        return inbox.unpacking();
    }

    Receipts receipts() {
        return inbox.receipts();
    }

    Reception reception() {
        return reception;
    }

    JsonMapper mapper() {
        return mapper;
    }

    IntakeBalance balance() {
        return new IntakeBalance(table, inbox);
    }

    private JsonNode invoke(Function<Message<InputStream>, byte[]> function, ObjectNode event) {
        return mapper.readTree(
                function.apply(new GenericMessage<>(new ByteArrayInputStream(mapper.writeValueAsBytes(event)))));
    }

    List<Ticket> ticketsOf(String channel, String user) {
        return contacts.find(keys.identity(channel, "main", user))
                .map(person -> tickets.openTickets(person.contact().id()))
                .orElse(List.of());
    }

    List<Article> articles(TicketId ticket) {
        return tickets.articles(ticket, 0, 100);
    }

    /** Outcomes and reasons of all events so far, in one line each. */
    Set<String> outcomes() {
        Set<String> out = new TreeSet<>();
        count("source").forEach(key -> {
            Source source = tickets.source(key).orElseThrow();
            out.add(
                    source.reason().isEmpty()
                            ? source.outcome().name()
                            : source.outcome().name() + " " + source.reason());
        });
        return out;
    }

    /** The ids of everything of a kind. */
    List<String> count(String kind) {
        return table.dump().stream()
                .map(item -> item.get("pk").s())
                .filter(pk -> pk.startsWith(kind + "#"))
                .map(pk -> pk.substring(kind.length() + 1))
                .toList();
    }
}
