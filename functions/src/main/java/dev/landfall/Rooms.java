package dev.landfall;

import dev.landfall.channel.Accounts;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Channels;
import dev.landfall.channel.Composer;
import dev.landfall.channel.Dispatcher;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Senders;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import dev.landfall.channel.mail.TicketMail;
import dev.landfall.channel.mailhook.SnsCertificates;
import dev.landfall.channel.media.MediaSources;
import dev.landfall.channel.media.MediaVendor;
import dev.landfall.channel.search.SearchReport;
import dev.landfall.channel.search.SearchStore;
import dev.landfall.channel.search.Searches;
import dev.landfall.channel.search.Spend;
import dev.landfall.contact.Cards;
import dev.landfall.contact.LinkCodes;
import dev.landfall.desk.DeskMoves;
import dev.landfall.desk.DeskReading;
import dev.landfall.desk.DeskWork;
import dev.landfall.desk.Quarantine;
import dev.landfall.intake.DeliveryReports;
import dev.landfall.intake.Dispatch;
import dev.landfall.intake.EmailToTicket;
import dev.landfall.intake.FollowUps;
import dev.landfall.intake.GatheredReports;
import dev.landfall.intake.Gathering;
import dev.landfall.intake.Inbox;
import dev.landfall.intake.MailArrivals;
import dev.landfall.intake.MailForward;
import dev.landfall.intake.MailReader;
import dev.landfall.intake.MailReplies;
import dev.landfall.intake.MailStore;
import dev.landfall.intake.MailThreads;
import dev.landfall.intake.Mailboxes;
import dev.landfall.intake.MediaFiles;
import dev.landfall.intake.MediaIntake;
import dev.landfall.intake.MediaRequests;
import dev.landfall.intake.Receipts;
import dev.landfall.intake.SearchPosts;
import dev.landfall.intake.SocialPosts;
import dev.landfall.intake.SocialReplies;
import dev.landfall.intake.Storms;
import dev.landfall.intake.Unpacking;
import dev.landfall.knowledge.Answers;
import dev.landfall.knowledge.HandoverToDesk;
import dev.landfall.knowledge.OpenMatterFirst;
import dev.landfall.knowledge.Responder;
import dev.landfall.language.Fact;
import dev.landfall.language.FactCues;
import dev.landfall.language.Facts;
import dev.landfall.language.Summary;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.SummarySentence;
import dev.landfall.person.LinkIdentities;
import dev.landfall.person.Preferences;
import dev.landfall.person.ServeMe;
import dev.landfall.person.Timeline;
import dev.landfall.policy.Policies;
import dev.landfall.recommendation.CardWriter;
import dev.landfall.recommendation.Recommending;
import dev.landfall.recommendation.SendVetoes;
import dev.landfall.ticket.Amending;
import dev.landfall.ticket.Companions;
import dev.landfall.ticket.Copies;
import dev.landfall.ticket.Incidents;
import dev.landfall.ticket.Linking;
import dev.landfall.ticket.OpenIncidents;
import dev.landfall.ticket.PublishTicketEvents;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Regrouping;
import dev.landfall.wording.Wordings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Builds what the rooms share, each part when a function first asks for it. */
final class Rooms {

    private static final VendorHttp FETCH = new VendorHttp();
    private static final VendorHttp.Patience FETCH_PATIENCE = new VendorHttp.Patience(2000, 5000);

    private final Wiring wiring;
    private final Map<String, Object> built = new ConcurrentHashMap<>();

    Rooms(Wiring wiring) {
        this.wiring = wiring;
    }

    Reception reception() {
        return once(
                "reception",
                () -> new Reception(
                        wiring.tickets(),
                        wiring.contacts(),
                        new Reception.Names(wiring.keys(), wiring.ids()),
                        wiring.policies()));
    }

    Wordings wordings() {
        return once("wordings", () -> new Wordings(wiring.policies()));
    }

    Channels channels() {
        return once(
                "channels",
                () -> new Channels(AllChannels.receiving(new SnsCertificates(uri -> FETCH.get(uri, FETCH_PATIENCE)))));
    }

    Accounts accounts() {
        return once("accounts", () -> new Accounts(wiring.secrets()));
    }

    Inbox inbox() {
        return once(
                "inbox",
                () -> new Inbox(
                        new Unpacking(channels(), accounts(), wiring.keys()),
                        new Receipts(wiring.table(), wiring.objects(), wiring.policies()),
                        wiring.mapper()));
    }

    Dispatch dispatch() {
        return once(
                "dispatch", () -> new Dispatch(wiring.queue("INTAKE_QUEUE_URL"), wiring.tickets(), wiring.mapper()));
    }

    private Mailboxes mailboxes() {
        return once(
                "mailboxes", () -> new Mailboxes(accounts(), wiring.policies(), () -> wiring.required("MAIL_DOMAIN")));
    }

    private MailStore mailStore() {
        return once(
                "mailStore", () -> new MailStore(wiring.table(), wiring.objects(), wiring.policies(), wiring.keys()));
    }

    /** What takes mails that came by webhook to the mail function. */
    MailForward mailForward() {
        return once(
                "mailForward",
                () -> new MailForward(
                        mailStore(),
                        wiring.objects(),
                        mailboxes(),
                        new MailForward.Ways(
                                wiring.queue("MAIL_QUEUE_URL"),
                                uri -> FETCH.get(uri, FETCH_PATIENCE).isPresent(),
                                wiring.ids(),
                                wiring.mapper())));
    }

    EmailToTicket emailToTicket() {
        var mailboxes = mailboxes();
        var store = mailStore();
        var desk = new MailArrivals.Desk(
                reception(),
                wiring.tickets(),
                new MailReplies(wiring.policies(), wordings(), wiring.tickets()),
                wiring.summaries());
        return new EmailToTicket(
                new EmailToTicket.Post(store, new MailReader(wiring.policies(), mailboxes)),
                new MailArrivals(
                        desk,
                        new MailThreads(wiring.tickets(), wiring.contacts(), store, mailboxes),
                        store,
                        wiring.policies()),
                wiring.clock(),
                wiring.mapper());
    }

    /** Answers direct messages, whatever channel they come by. */
    OpenMatterFirst answering() {
        return once("openMatterFirst", () -> new OpenMatterFirst(wiring.tickets(), wordings(), responder()));
    }

    private Responder responder() {
        return once(
                "answering",
                () -> new Responder(wiring.policies(), new Answers(wiring.policies()), wordings(), handoverToDesk()));
    }

    HandoverToDesk handoverToDesk() {
        return once(
                "handover",
                () -> new HandoverToDesk(wiring.tickets(), wiring.policies(), wordings(), this::tellingSentences));
    }

    private List<String> tellingSentences(String text) {
        Policies policies = wiring.policies();
        List<Fact> facts = Facts.of(text, policies.current(FactCues.POLICY));
        return Summary.of(text, policies.current(SummaryCues.POLICY), facts).stream()
                .map(SummarySentence::text)
                .toList();
    }

    SocialPosts posts() {
        return once("posts", () -> new SocialPosts(wiring.policies(), accounts()));
    }

    Incidents incidents() {
        return once("incidents", () -> new Incidents(wiring.table(), wiring.tickets(), reception(), wiring.policies()));
    }

    SocialReplies socialReplies() {
        return once("socialReplies", () -> new SocialReplies(wordings(), answering()));
    }

    Storms storms() {
        SocialReplies replies = socialReplies();
        var companions = new Companions(wiring.table());
        var copies = new Copies(wiring.table(), wiring.tickets(), reception(), wiring.policies());
        var gathered = new GatheredReports(
                wiring.tickets(), reception(), new GatheredReports.Ways(incidents(), companions), replies);
        return new Storms(
                new Storms.Parts(reception(), copies, incidents(), companions), replies, gathered, wiring.policies());
    }

    /** What asks for the files of messages. */
    MediaRequests mediaRequests() {
        return new MediaRequests(wiring.queue("MEDIA_QUEUE_URL"), wiring.tickets(), wiring.policies(), wiring.mapper());
    }

    /** What brings them. */
    MediaIntake mediaIntake() {
        var vendor = new MediaVendor(() -> wiring.policies().current(ChannelRules.POLICY), endpoints(), wiring.clock());
        return new MediaIntake(
                wiring.tickets(),
                new MediaIntake.Ways(new MediaSources(AllChannels.files(vendor)), accounts()),
                new MediaFiles(wiring.table(), wiring.objects(), wiring.policies(), wiring.keys()),
                wiring.policies());
    }

    private Endpoints endpoints() {
        return new Endpoints(wiring.channelBaseUrl().map(URI::create));
    }

    FollowUps followUps() {
        var amending = new Amending(wiring.tickets(), this::tellingSentences, wiring.objects()::delete);
        var reports = new DeliveryReports(wiring.tickets(), wiring.contacts(), wiring.keys(), wiring.policies());
        return new FollowUps(wiring.tickets(), reception(), posts(), new FollowUps.Ways(amending, reports));
    }

    PublishTicketEvents.Queues eventQueues() {
        return new PublishTicketEvents.Queues(
                wiring.queue("SEND_QUEUE_URL"),
                wiring.queue("ESCALATION_QUEUE_URL"),
                wiring.queue("RECOMMENDATION_QUEUE_URL"));
    }

    Dispatcher dispatcher() {
        var mails = new TicketMail(() -> wiring.required("MAIL_DOMAIN"), wiring.clock());
        var ways = new Dispatcher.Ways(senders(), new Composer(mails), accounts(), sendVetoes());
        return new Dispatcher(wiring.tickets(), ways, wiring.policies(), wiring.clock());
    }

    private Vendor vendor() {
        return new Vendor(() -> wiring.policies().current(ChannelRules.POLICY), endpoints(), wiring.clock());
    }

    private Senders senders() {
        return new Senders(AllChannels.sending(vendor(), wiring.ses()));
    }

    Searches searches() {
        return AllChannels.searching(vendor());
    }

    SearchReport searchReport() {
        return new SearchReport(new SearchStore(wiring.table()), new Spend(wiring.table()), wiring.policies());
    }

    SearchPosts.Parts searching() {
        return new SearchPosts.Parts(
                new SearchStore(wiring.table()), new Spend(wiring.table()), new Gathering(inbox(), dispatch()));
    }

    LinkCodes linkCodes() {
        return once("linkCodes", () -> new LinkCodes(wiring.table(), wiring.keys(), wiring.ids(), wiring.policies()));
    }

    /** Also what intake asks whether a direct message is a code. */
    Linking linking() {
        return once("linking", () -> new Linking(wiring.table(), wiring.tickets(), linkCodes(), wiring.policies()));
    }

    DeskReading deskReading() {
        return once(
                "deskReading",
                () -> new DeskReading(
                        wiring.tickets(),
                        wiring.policies(),
                        new Companions(wiring.table()),
                        new OpenIncidents(wiring.table(), wiring.tickets(), wiring.policies())));
    }

    DeskMoves deskMoves() {
        return new DeskMoves(
                wiring.tickets(), deskReading(), new Regrouping(wiring.tickets(), reception(), wiring.policies()));
    }

    Quarantine quarantine() {
        Receipts receipts = new Receipts(wiring.table(), wiring.objects(), wiring.policies());
        return new Quarantine(wiring.table(), wiring.tickets(), receipts::original, wiring.deadLetters());
    }

    DeskWork deskWork() {
        return new DeskWork(wiring.tickets(), deskReading(), wiring.policies(), wiring.keys());
    }

    ServeMe.Parts me() {
        return new ServeMe.Parts(
                new Timeline(wiring.tickets(), wiring.policies()),
                new Preferences(wiring.contacts(), new Cards(wiring.table()), wiring.ids(), wiring.policies()),
                new LinkIdentities(linkCodes(), linking()));
    }

    Recommending recommending() {
        return new Recommending(
                wiring.table(),
                wiring.tickets(),
                wiring.policies(),
                new CardWriter(wiring.policies(), wordings(), wiring.keys()));
    }

    /** What sending asks before it claims a recommendation. */
    SendVetoes sendVetoes() {
        return new SendVetoes(wiring.table(), wiring.tickets(), wiring.policies(), wiring.clock());
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String name, Supplier<T> make) {
        Object known = built.get(name);
        if (known == null) {
            known = make.get();
            built.put(name, known);
        }
        return (T) known;
    }
}
