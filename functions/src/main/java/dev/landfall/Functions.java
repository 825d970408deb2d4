package dev.landfall;

import dev.landfall.channel.SendReply;
import dev.landfall.chat.AnswerMessage;
import dev.landfall.desk.ServeDesk;
import dev.landfall.desk.TicketFiles;
import dev.landfall.desk.rules.ServePolicy;
import dev.landfall.escalation.EscalateTicket;
import dev.landfall.escalation.WatchDeadlines;
import dev.landfall.intake.FetchMedia;
import dev.landfall.intake.ReceiveWebhook;
import dev.landfall.intake.ReconcileIntake;
import dev.landfall.intake.SearchPosts;
import dev.landfall.intake.SocialPostToTicket;
import dev.landfall.person.ServeMe;
import dev.landfall.person.ServeNotices;
import dev.landfall.recommendation.RecommendFeature;
import dev.landfall.retention.PurgeExpired;
import dev.landfall.retention.PurgeUnits;
import dev.landfall.ticket.PublishTicketEvents;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** Every function by the name that template.yaml gives it. Only the one asked for is built. */
final class Functions {

    static final List<String> NAMES = List.of(
            "receiveWebhook",
            "socialPostToTicket",
            "fetchMedia",
            "emailToTicket",
            "answerMessage",
            "serveMe",
            "serveNotices",
            "publishTicketEvents",
            "escalateTicket",
            "watchDeadlines",
            "recommendFeature",
            "purgeExpired",
            "sendReply",
            "serveDesk",
            "servePolicy",
            "reconcileIntake",
            "searchPosts");

    /** Those that put what people write through the keyword rules. */
    static final Set<String> READ_POSTS = Set.of("socialPostToTicket", "emailToTicket", "answerMessage");

    private Functions() {}

    static Function<Message<InputStream>, byte[]> build(String name, Wiring wiring) {
        Rooms rooms = new Rooms(wiring);
        return switch (name) {
            case "answerMessage" ->
                new AnswerMessage(
                        wiring.mapper(),
                        new AnswerMessage.Records(
                                wiring.tickets(), wiring.contacts(), wiring.keys(), wiring.policies(), wiring.clock()),
                        rooms.reception(),
                        rooms.answering(),
                        new AnswerMessage.Files(wiring.table(), wiring.objects(), wiring.ids()));
            case "emailToTicket" -> rooms.emailToTicket();
            case "fetchMedia" -> new FetchMedia(rooms.inbox(), rooms.mediaIntake(), wiring.clock());
            case "escalateTicket" ->
                new EscalateTicket(
                        wiring.mapper(),
                        new EscalateTicket.Records(wiring.tickets(), wiring.contacts(), wiring.policies()),
                        rooms.handoverToDesk(),
                        wiring.clock());
            case "watchDeadlines" -> new WatchDeadlines(wiring.table(), wiring.tickets(), wiring.clock());
            case "publishTicketEvents" ->
                new PublishTicketEvents(rooms.eventQueues(), wiring.policies(), wiring.mapper());
            case "purgeExpired" ->
                new PurgeExpired(
                        wiring.table(),
                        new PurgeUnits(wiring.table(), wiring.objects(), wiring.keys()),
                        wiring.policies(),
                        wiring.clock());
            case "sendReply" -> new SendReply(rooms.dispatcher(), wiring.mapper());
            case "receiveWebhook" ->
                new ReceiveWebhook(rooms.inbox(), rooms.dispatch(), rooms::mailForward, wiring.clock());
            case "reconcileIntake" ->
                new ReconcileIntake(rooms.inbox(), rooms.dispatch(), rooms.reception(), wiring.clock());
            case "searchPosts" ->
                new SearchPosts(
                        rooms.searches(),
                        rooms.accounts()::names,
                        rooms.searching(),
                        new SearchPosts.When(wiring.policies(), wiring.clock()));
            case "socialPostToTicket" ->
                new SocialPostToTicket(
                        rooms.inbox(),
                        rooms.posts(),
                        new SocialPostToTicket.Desk(
                                rooms.reception(),
                                rooms.socialReplies(),
                                rooms.linking(),
                                rooms.mailForward(),
                                rooms.followUps(),
                                rooms.storms(),
                                rooms.mediaRequests()),
                        wiring.clock());
            case "recommendFeature" ->
                new RecommendFeature(
                        wiring.mapper(),
                        wiring.tickets(),
                        rooms.recommending(),
                        new RecommendFeature.When(wiring.policies(), wiring.clock()));
            case "servePolicy" ->
                new ServePolicy(
                        wiring.mapper(),
                        new ServePolicy.Rules(
                                wiring.policyFiles(), wiring.operatorRules(), wiring.policies(), rooms.searchReport()),
                        wiring.tickets(),
                        wiring.clock());
            case "serveDesk" ->
                new ServeDesk(
                        wiring.mapper(),
                        rooms.deskReading(),
                        new ServeDesk.Deeds(
                                rooms.deskWork(),
                                rooms.deskMoves(),
                                new TicketFiles(wiring.table(), wiring.objects(), wiring.tickets()),
                                rooms.quarantine()),
                        wiring.clock());
            case "serveMe" ->
                new ServeMe(
                        wiring.mapper(),
                        rooms.me(),
                        new ServeMe.Claims(wiring.keys(), wiring.policies()),
                        wiring.clock());
            case "serveNotices" ->
                new ServeNotices(wiring.mapper(), wiring.policies(), rooms.wordings(), wiring.clock());
            default ->
                throw new IllegalStateException(
                        "SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours: it must be one of " + NAMES);
        };
    }
}
