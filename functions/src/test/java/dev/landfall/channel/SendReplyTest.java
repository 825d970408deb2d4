package dev.landfall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.log.Log;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.PolicyKey;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.Table;
import dev.landfall.ticket.AgentActions;
import dev.landfall.ticket.Arrival;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Outbound.State;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.json.JsonMapper;

class SendReplyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final PolicyFiles FILES = new PolicyFiles(MAPPER);
    private static final Delivery SENT = Delivery.sent(Optional.of("v1"));

    /** A house with one ticket, one answer on its way, and a channel that answers as it is told. */
    static final class House {
        final Tickets tickets;
        final Table table;
        final Ticket ticket;
        final List<OutboundMessage> sent = new ArrayList<>();
        final List<Delivery> deliveries = new ArrayList<>();
        Instant now = NOW;
        List<SendingRules.Switch> switches = List.of();
        SendCheck check = SendCheck.NONE;
        Map<String, Map<String, ConversationRules.Template>> templates = Map.of();
        Runnable meanwhile = () -> {};

        House(Table table, String channel, Outbound.Kind kind) {
            this.table = table;
            this.tickets = new Tickets(table, KEYS);
            IdentityKey identity = KEYS.identity(channel, "main", "7");
            Origin origin = new Origin(channel, "main", identity, "7", Map.of("to", "7"));
            Reception reception =
                    new Reception(tickets, new Contacts(table), new Reception.Names(KEYS, Ids.secure()), FILES);
            Incoming incoming = Incoming.direct(
                    ArticleDraft.fromPerson(KEYS.source(channel, "main", "7", "m1"), origin, "No llega", "es", NOW),
                    "7",
                    Optional.of("login"),
                    "es",
                    new Jurisdiction("default", Jurisdiction.Source.UNKNOWN));
            ticket = ((Received.Opened) reception.receive(
                            incoming,
                            NOW,
                            (work, message, person) -> work.send(
                                    ArticleDraft.said(
                                            message.sourceKey(),
                                            Article.Author.BOT,
                                            origin,
                                            "Reinicia la app",
                                            "es",
                                            NOW,
                                            "login@1"),
                                    kind)))
                    .ticket();
        }

        House answering(Delivery... inTurn) {
            deliveries.addAll(List.of(inTurn));
            return this;
        }

        Outbound outbound() {
            return tickets.outbounds(ticket.id()).getFirst();
        }

        private Policies policies() {
            return new Policies() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> T current(PolicyKey<T> key) {
                    T known = FILES.current(key);
                    if (known instanceof ConversationRules rules && !templates.isEmpty()) {
                        ConversationRules.OfChannel of = rules.of("whatsapp");
                        return (T) new ConversationRules(
                                2,
                                Map.of(
                                        "whatsapp",
                                        new ConversationRules.OfChannel(true, of.window(), of.agents(), templates)));
                    }
                    return known instanceof SendingRules rules
                            ? (T) new SendingRules(rules.version(), rules.claim(), rules.mostClaims(), switches)
                            : known;
                }
            };
        }

        private ChannelSender sender(String name) {
            return new ChannelSender() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Delivery send(OutboundMessage message, AccountSecrets account) {
                    meanwhile.run();
                    sent.add(message);
                    return deliveries.removeFirst();
                }
            };
        }

        /** @return whether the message went back to its queue */
        boolean deliver(String body) {
            MailWriter mails = (outbound, article, of) -> new OutboundMessage.Content.Mail(
                    "care@example.com", article.text().getBytes(StandardCharsets.UTF_8));
            var ways = new Dispatcher.Ways(
                    new Senders(List.of(sender("telegram"), sender("line"), sender("whatsapp"), sender("messenger"))),
                    new Composer(mails),
                    new Accounts(() -> MAPPER.readTree("{\"channels\":{}}")),
                    check);
            SendReply function = new SendReply(new Dispatcher(tickets, ways, policies(), () -> now), MAPPER);
            var event = MAPPER.createObjectNode();
            event.putArray("Records").addObject().put("messageId", "q1").put("body", body);
            InputStream stream = new ByteArrayInputStream(MAPPER.writeValueAsBytes(event));
            return new String(function.apply(new GenericMessage<>(stream)), StandardCharsets.UTF_8).contains("q1");
        }

        boolean deliver() {
            return deliver("{\"ticket\":\"%s\",\"outbound\":\"%s\"}"
                    .formatted(ticket.id().value(), outbound().id()));
        }
    }

    static Stream<Table> tables() {
        return Stream.of(new InMemoryTable(), LocalDynamo.get().table());
    }

    private static House answer() {
        return new House(new InMemoryTable(), "telegram", Outbound.Kind.ANSWER);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anAnswerIsSentOnceHoweverOftenItIsDelivered(Table table) {
        House house = new House(table, "telegram", Outbound.Kind.ANSWER).answering(SENT);
        assertThat(house.deliver()).isFalse();
        assertThat(house.deliver()).isFalse();
        assertThat(house.sent).hasSize(1);
        assertThat(house.outbound().state()).isEqualTo(State.SENT);
        assertThat(house.outbound().vendorId()).isEqualTo("v1");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aBotsAnswerIsWithdrawnWhenAPersonTookOver(Table table) {
        House house = new House(table, "telegram", Outbound.Kind.ANSWER);
        TicketWork claim = TicketWork.on(house.tickets.find(house.ticket.id()).orElseThrow(), NOW);
        AgentActions.claim(claim, "agent-1");
        house.tickets.commit(claim);
        assertThat(house.deliver()).isFalse();
        assertThat(house.sent).isEmpty();
        assertThat(house.outbound().state()).isEqualTo(State.WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noBotsAnswerIsClaimedAfterTheSwitchEvenWhenItWasReadBefore(Table table) {
        House house = new House(table, "telegram", Outbound.Kind.ANSWER);
        Outbound read = house.outbound();
        TicketWork claim = TicketWork.on(house.tickets.find(house.ticket.id()).orElseThrow(), NOW);
        AgentActions.claim(claim, "agent-1");
        house.tickets.commit(claim);
        assertThat(new Outbox(house.tickets).claim(read, house.ticket, NOW)).isEmpty();
        assertThat(house.outbound().state()).isEqualTo(State.PENDING);
    }

    @Test
    void aSendsLogLinesCarryTheIdOfTheMessageThatCausedIt() {
        Log.correlate("the webhook's request");
        House house = new House(new InMemoryTable(), "telegram", Outbound.Kind.ANSWER).answering(SENT);
        Log.correlate("the sender's own request");
        List<String> atTheSend = new ArrayList<>();
        house.meanwhile = () -> atTheSend.add(Log.correlation());
        house.deliver();
        assertThat(atTheSend).containsExactly("the webhook's request");
        Log.correlate("");
    }

    @Test
    void whatIsValidOnceWrittenIsSentWhoeverOwnsTheTicket() {
        House house = new House(new InMemoryTable(), "telegram", Outbound.Kind.HANDOVER_NOTICE).answering(SENT);
        TicketWork claim = TicketWork.on(house.tickets.find(house.ticket.id()).orElseThrow(), NOW);
        AgentActions.claim(claim, "agent-1");
        house.tickets.commit(claim);
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().state()).isEqualTo(State.SENT);
    }

    @Test
    void aRefusalThatMayPassComesBackUntilItIsFinal() {
        House house = answer();
        int most = FILES.current(SendingRules.POLICY).mostClaims();
        for (int i = 1; i <= most; i++) {
            house.answering(Delivery.retryable(Delivery.RefusalReason.RATE_LIMITED, Optional.empty()));
            assertThat(house.deliver()).isEqualTo(i < most);
        }
        assertThat(house.outbound().state()).isEqualTo(State.REFUSED);
        assertThat(house.outbound().reason()).isEqualTo("rate_limited");
        assertThat(house.sent)
                .extracting(OutboundMessage::id)
                .hasSize(most)
                .containsOnly(house.sent.getFirst().id());
    }

    @Test
    void aDefiniteRefusalAndAnUncertainSendEndAtOnce() {
        House refused = answer().answering(Delivery.refused(Delivery.RefusalReason.NO_SUCH_RECIPIENT));
        assertThat(refused.deliver()).isFalse();
        assertThat(refused.outbound().state()).isEqualTo(State.REFUSED);
        House unknown = answer().answering(Delivery.unknown(Delivery.UnknownReason.NO_ANSWER));
        assertThat(unknown.deliver()).isFalse();
        assertThat(unknown.deliver()).isFalse();
        assertThat(unknown.outbound().state()).isEqualTo(State.UNKNOWN);
        assertThat(unknown.sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "line"})
    void aClaimThatNeverEndedIsRepeatedOnlyWhereTheVendorTakesAKey(String channel) {
        House house = new House(new InMemoryTable(), channel, Outbound.Kind.ANSWER);
        house.meanwhile = () -> {
            throw new IllegalStateException("The process died while sending");
        };
        assertThat(house.deliver()).isTrue();
        assertThat(house.outbound().state()).isEqualTo(State.CLAIMED);
        house.meanwhile = () -> {};
        house.now = NOW.plusSeconds(30);
        assertThat(house.deliver()).as("somebody may still be at it").isTrue();
        house.now = NOW.plusSeconds(61);
        house.answering(SENT);
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().state()).isEqualTo(channel.equals("line") ? State.SENT : State.UNKNOWN);
    }

    @Test
    void aPausedMessageWaitsAndASwitchForOthersLetsItPass() {
        House house = answer();
        house.switches =
                List.of(new SendingRules.Switch(SendingRules.Scope.BOT, "telegram", "es", SendingRules.Then.PAUSE));
        assertThat(house.deliver()).isTrue();
        assertThat(house.outbound().state()).isEqualTo(State.PENDING);
        assertThat(house.outbound().claims()).isZero();
        house.switches = List.of(
                new SendingRules.Switch(SendingRules.Scope.ALL, "x", "*", SendingRules.Then.PAUSE),
                new SendingRules.Switch(SendingRules.Scope.ALL, "*", "pt", SendingRules.Then.WITHDRAW));
        house.answering(SENT);
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().state()).isEqualTo(State.SENT);
    }

    @Test
    void aSwitchThatWithdrawsEndsIt() {
        House house = answer();
        house.switches = List.of(new SendingRules.Switch(SendingRules.Scope.ALL, "*", "*", SendingRules.Then.WITHDRAW));
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aRecommendationIsAskedAgainBeforeItGoesOut() {
        House house = new House(new InMemoryTable(), "telegram", Outbound.Kind.RECOMMENDATION);
        house.check = (outbound, article, ticket) -> Optional.of("not_now");
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().state()).isEqualTo(State.WITHDRAWN);
        assertThat(house.outbound().reason()).isEqualTo("not_now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"ticket\":\"none\",\"outbound\":\"none\"}",
                "{\"ticket\":\"\",\"outbound\":1}"
            })
    void whatNamesNothingIsDroppedAndDoesNotComeBack(String body) {
        assertThat(answer().deliver(body)).isFalse();
    }

    @Test
    void whoeverComesTooLateDoesNotOverwriteTheOutcome() {
        House house = answer().answering(SENT);
        house.meanwhile = () -> {
            Outbound claimed = house.outbound();
            new Outbox(house.tickets).store(claimed, claimed.ended(State.UNKNOWN, "", "claim_expired"));
        };
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().state()).isEqualTo(State.UNKNOWN);
        assertThat(Duration.between(NOW, house.now)).isZero();
    }

    @ParameterizedTest(name = "stopped after {0} writes on {1}")
    @MethodSource("stops")
    void aSendStoppedAtAnyWriteIsNeitherLostNorDoubled(int stop, String channel) {
        InMemoryTable table = new InMemoryTable();
        House house = new House(table, channel, Outbound.Kind.ANSWER).answering(SENT, SENT);
        table.dieAfter(stop);
        house.deliver();
        table.dieAfter(Integer.MAX_VALUE);
        house.now = NOW.plusSeconds(61);
        assertThat(house.deliver()).isFalse();
        boolean died = stop == 1;
        boolean takesKey = channel.equals("line");
        assertThat(house.outbound().state()).isEqualTo(died && !takesKey ? State.UNKNOWN : State.SENT);
        assertThat(house.sent).hasSize(died && takesKey ? 2 : 1);
        assertThat(house.sent)
                .extracting(OutboundMessage::id)
                .containsOnly(house.sent.getFirst().id());
    }

    static Stream<Arguments> stops() {
        return Stream.of("telegram", "line")
                .flatMap(channel -> Stream.of(0, 1, 2).map(stop -> Arguments.of(stop, channel)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theWayBackFromAVendorsIdIsStoredWithTheSend(Table table) {
        House house = new House(table, "whatsapp", Outbound.Kind.ANSWER).answering(SENT);
        house.deliver();
        assertThat(house.tickets.sent("whatsapp", "main", "v1")).contains(house.outbound());
        assertThat(house.tickets.sent("messenger", "main", "v1")).isEmpty();
        assertThat(house.tickets.keep(house.outbound(), new Arrival(Arrival.State.READ, NOW.plusSeconds(9), "")))
                .isTrue();
        assertThat(house.outbound().arrival()).contains(new Arrival(Arrival.State.READ, NOW.plusSeconds(9), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp,ANSWER,PT23H59M,Text",
        "whatsapp,ANSWER,PT24H,refused",
        "whatsapp,AGENT_REPLY,PT24H,refused",
        "messenger,ANSWER,PT25H,refused",
        "messenger,AGENT_REPLY,PT25H,Tagged",
        "messenger,AGENT_REPLY,P7D,refused",
        "telegram,ANSWER,P30D,Text"
    })
    void afterTheWindowOnlyWhatTheChannelAllowsGoesOut(
            String channel, Outbound.Kind kind, Duration since, String expected) {
        House house = new House(new InMemoryTable(), channel, kind).answering(SENT);
        house.now = NOW.plus(since);
        assertThat(house.deliver()).isFalse();
        if (expected.equals("refused")) {
            assertThat(house.sent).isEmpty();
            assertThat(house.outbound().state()).isEqualTo(State.REFUSED);
            assertThat(house.outbound().reason()).isEqualTo("window_closed");
        } else {
            assertThat(house.sent.getFirst().content().getClass().getSimpleName())
                    .isEqualTo(expected);
        }
    }

    @Test
    void anApprovedTemplateInTheTextsOwnLanguageGoesOutAtAnyTime() {
        House house = new House(new InMemoryTable(), "whatsapp", Outbound.Kind.ANSWER).answering(SENT);
        house.templates = Map.of("login", Map.of("es", new ConversationRules.Template("login_es", "es_MX", true)));
        house.now = NOW.plus(Duration.ofDays(9));
        assertThat(house.deliver()).isFalse();
        assertThat(house.sent.getFirst().content())
                .isEqualTo(new OutboundMessage.Content.Template("login_es", "es_MX", List.of("Reinicia la app")));
    }

    @Test
    void noTemplateOfAnotherLanguageIsBorrowed() {
        House house = new House(new InMemoryTable(), "whatsapp", Outbound.Kind.ANSWER);
        house.templates = Map.of("login", Map.of("en", new ConversationRules.Template("login_en", "en", false)));
        house.now = NOW.plus(Duration.ofDays(9));
        assertThat(house.deliver()).isFalse();
        assertThat(house.outbound().reason()).isEqualTo("window_closed");
    }
}
