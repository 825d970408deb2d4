package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.Accounts;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.SocialPost;
import dev.landfall.channel.media.Fetched;
import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.channel.media.MediaRules;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaSources;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Filing;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Leads one file of a message to its end: kept and named by its article, or a note there that says why not. A message that
 * was taken back, changed or purged meanwhile keeps nothing.
 */
public final class MediaIntake {

    private final Tickets tickets;
    private final Ways ways;
    private final MediaFiles files;
    private final Policies policies;

    /** Where files come from. */
    public record Ways(MediaSources sources, Accounts accounts) {}

    public MediaIntake(Tickets tickets, Ways ways, MediaFiles files, Policies policies) {
        this.tickets = tickets;
        this.ways = ways;
        this.files = files;
        this.policies = policies;
    }

    /** Words for what became of a job. */
    static final String KEPT = "kept";

    static final String QUARANTINED = "quarantined";
    static final String KNOWN = "known";
    static final String GONE = "gone";
    static final String NOTHING = "nothing";

    int attempts() {
        return rules().attempts();
    }

    /** Throws where another try may help. */
    String lead(MediaPost post, int place, boolean last, Instant now) {
        Optional<Source> source = tickets.source(post.key()).filter(MediaPost::isArticle);
        Filing filing = new Filing(tickets);
        Optional<Article> article = source.flatMap(at -> filing.find(new TicketId(at.ticket()), at.article()))
                .filter(found -> isThis(found, post));
        if (article.isEmpty()) {
            return GONE;
        }
        tidy(filing, post, article.get(), now);
        if (place >= post.post().media().size()) {
            return NOTHING;
        }
        MediaJob job = new MediaJob(post, article.get(), place, last, now);
        Optional<String> kind = kind(post.post(), place);
        return kind.map(found -> MediaList.of(job.article()).knows(job.line()) ? KNOWN : bring(filing, job, found))
                .orElse(NOTHING);
    }

    /** Whether the article still is what brought this job: an edit sends jobs of its own. */
    private static boolean isThis(Article article, MediaPost post) {
        return article.details()
                .getOrDefault("media", "")
                .equals(SocialPosts.media(post.post().media()));
    }

    private Optional<String> kind(SocialPost post, int place) {
        return rules().of(post.channel()).kind(post.media().get(place).type());
    }

    /** What an edit took out of the message goes. */
    private void tidy(Filing filing, MediaPost post, Article article, Instant now) {
        if (!post.edited()) {
            return;
        }
        List<String> lines = IntStream.range(0, post.post().media().size())
                .mapToObj(post::line)
                .toList();
        MediaList before = MediaList.of(article);
        MediaList after = before.only(lines);
        if (!before.equals(after)) {
            filing.file(
                    article.ticket(),
                    article.sequence(),
                    stored -> Optional.of(MediaList.of(stored).only(lines).on(stored)),
                    now);
            before.goneFrom(after).forEach(files::forget);
        }
    }

    private String bring(Filing filing, MediaJob job, String kind) {
        boolean late = files.stamp(job.article(), job.now())
                .purgeAt()
                .map(at -> !at.isAfter(job.now()))
                .orElse(false);
        if (late) {
            return note(filing, job, Reason.TOO_LATE);
        }
        if (before(job) >= rules().most()) {
            return note(filing, job, Reason.TOO_MANY);
        }
        MediaRules.Limit limit = rules().limit(kind);
        return switch (fetch(job.post().post(), job.place(), limit)) {
            case Fetched.Content content -> keep(filing, job, content, limit);
            case Fetched.Failed failed -> note(filing, job, failed.reason());
            case Fetched.Later later -> {
                if (!job.last()) {
                    throw new IllegalStateException("The vendor does not give the file yet; to be tried again");
                }
                yield note(filing, job, later.reason());
            }
        };
    }

    /** How many files of the message stand before this one. */
    private long before(MediaJob job) {
        return IntStream.range(0, job.place())
                .filter(i -> kind(job.post().post(), i).isPresent())
                .count();
    }

    private Fetched fetch(SocialPost post, int place, MediaRules.Limit limit) {
        Optional<MediaSource> source = ways.sources().named(post.channel());
        Optional<Account> account = ways.accounts().find(post.channel(), post.account());
        if (source.isEmpty() || account.isEmpty()) {
            return new Fetched.Failed(Reason.NO_TOKEN);
        }
        return source.get().fetch(post.media().get(place), account.get().secrets(), limit.bytes());
    }

    private String keep(Filing filing, MediaJob job, Fetched.Content content, MediaRules.Limit limit) {
        if (content.bytes().length == 0) {
            return note(filing, job, Reason.EMPTY);
        }
        Optional<MailFile> file = files.examined(job.article(), job.media(), content, limit, job.now());
        if (file.isEmpty()) {
            return note(filing, job, Reason.WRONG_KIND);
        }
        files.keep(file.get(), content.bytes());
        Filing.Result result = file(
                filing,
                job,
                list -> list.with(job.line(), file.get(), job.media().name().orElse("")));
        return switch (result) {
            case DONE -> file.get().dangerous() ? QUARANTINED : KEPT;
            case UNCHANGED, GONE -> unnamed(filing, job, file.get());
        };
    }

    /** Another try may have named the very file; one that the message does not name must not stay. */
    private String unnamed(Filing filing, MediaJob job, MailFile file) {
        boolean named = filing.find(job.ticket(), job.article().sequence())
                .filter(article -> article.objects().contains(file.object()))
                .isPresent();
        if (named) {
            return KNOWN;
        }
        files.forget(file.id());
        return GONE;
    }

    private String note(Filing filing, MediaJob job, Reason reason) {
        Filing.Result result = file(filing, job, list -> list.with(job.line(), reason, job.now()));
        return switch (result) {
            case DONE -> reason.word();
            case UNCHANGED -> KNOWN;
            case GONE -> GONE;
        };
    }

    /** Of two jobs for one file the second changes nothing; after an edit, the article is no longer this job's. */
    private Filing.Result file(Filing filing, MediaJob job, UnaryOperator<MediaList> added) {
        return filing.file(
                job.ticket(),
                job.article().sequence(),
                article -> {
                    MediaList list = MediaList.of(article);
                    return list.knows(job.line())
                            ? Optional.empty()
                            : Optional.of(added.apply(list).on(article));
                },
                job.now());
    }

    private MediaRules rules() {
        return policies.current(ChannelRules.POLICY).media();
    }
}
