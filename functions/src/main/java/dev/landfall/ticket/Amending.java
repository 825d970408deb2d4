package dev.landfall.ticket;

import dev.landfall.table.Condition;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Follows what people do to their own messages after we took them in: the article says what they say now, or nothing
 * any more, and the packets' summaries no longer quote what is gone. In one transaction with the ticket's history and
 * with the outcome of the event, so that a replay does nothing.
 */
public final class Amending {

    private static final int ATTEMPTS = 10;
    private static final int ALL = 500;

    private final Tickets tickets;
    private final Function<String, List<String>> summarise;
    private final Consumer<String> forget;

    /**
     * @param summarise picks the telling sentences of a text, as it did for the packets
     * @param forget removes an object from the bucket
     */
    public Amending(Tickets tickets, Function<String, List<String>> summarise, Consumer<String> forget) {
        this.tickets = tickets;
        this.summarise = summarise;
        this.forget = forget;
    }

    /** What became of it. */
    public enum Result {
        DONE,
        /** This very event was dealt with before. */
        REPEATED,
        /** The message was taken in as this edit says it, and nothing changed. */
        AS_TAKEN,
        /** The message is known, but no article of it is left. */
        GONE,
        /** The author took it back before. */
        WITHDRAWN,
        /** A newer wording is there already. */
        OVERTAKEN
    }

    /**
     * How a message reads now.
     *
     * @param details of the channel, see {@link Article}
     */
    public record Wording(String text, String language, Map<String, String> details, Instant at) {
        public Wording {
            details = Map.copyOf(details);
        }

        /** Where an edit was the first that was seen of a message, and died before it had an outcome of its own. */
        private boolean isThatOf(Article article) {
            return article.amendment().isEmpty()
                    && article.text().equals(text)
                    && article.at().equals(at)
                    && article.details().equals(details);
        }
    }

    /**
     * Changes the article of a message.
     *
     * @param event the key of the edit's own outcome
     * @param message the outcome of the message itself, with its place
     */
    public Result edit(String event, Source message, Wording wording, Instant now) {
        return amend(event, message, now, (work, article) -> {
            if (article.withdrawn()) {
                return Result.WITHDRAWN;
            }
            if (wording.isThatOf(article)) {
                return Result.AS_TAKEN;
            }
            if (article.editedAt().orElse(article.at()).isAfter(wording.at())) {
                return Result.OVERTAKEN;
            }
            Article edited = article.edited(wording.text(), wording.language(), wording.details(), wording.at());
            replace(work, article, edited, Change.Kind.EDITED);
            return Result.DONE;
        });
    }

    /** Takes the words out of the article of a message. */
    public Result withdraw(String event, Source message, Instant now) {
        return amend(event, message, now, (work, article) -> {
            if (article.withdrawn()) {
                return Result.WITHDRAWN;
            }
            // Before the article: it is what names them, and an object without a name would stay.
            article.objects().forEach(forget);
            replace(work, article, article.withdrawn(now), Change.Kind.WITHDRAWN);
            return Result.DONE;
        });
    }

    /** What is to be written for one article, if anything. */
    private interface Step {
        Result take(TicketWork work, Article article);
    }

    private Result amend(String event, Source message, Instant now, Step step) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tickets.source(event).isPresent()) {
                return Result.REPEATED;
            }
            Optional<Ticket> ticket =
                    message.ticket().isEmpty() ? Optional.empty() : tickets.find(new TicketId(message.ticket()));
            Optional<Article> article = ticket.flatMap(found -> tickets.article(found.id(), message.article()));
            if (article.isEmpty()) {
                return Result.GONE;
            }
            TicketWork work = TicketWork.on(ticket.get(), now);
            Result result = step.take(work, article.get());
            if (result != Result.DONE) {
                return result;
            }
            work.also(Write.create(TicketItems.SOURCE, Source.processed(event, article.get(), now)));
            switch (tickets.commit(work)) {
                case Written.Done done -> {
                    return Result.DONE;
                }
                case Written.Refused refused -> {}
            }
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }

    private void replace(TicketWork work, Article before, Article after, Change.Kind kind) {
        work.also(Write.put(
                TicketItems.ARTICLE,
                after,
                Condition.text("contact", before.contact().value())));
        work.also(packets(before, after));
        work.replace(work.ticket().with(work.ticket().progress().changed(work.now())));
        work.changed(kind, Long.toString(before.sequence()), "person");
    }

    /** The packets whose summary quotes what is gone; a sentence that another message says too stays. */
    private List<Write> packets(Article before, Article after) {
        List<String> others = tickets.articles(before.ticket(), 0, ALL).stream()
                .filter(other -> other.fromPerson() && other.sequence() != before.sequence())
                .map(Article::text)
                .toList();
        List<String> instead = after.text().isBlank() ? List.of() : summarise.apply(after.text());
        List<Write> writes = new ArrayList<>();
        for (Packet packet : tickets.packets(before.ticket())) {
            List<String> gone = packet.summary().stream()
                    .filter(sentence -> before.text().contains(sentence)
                            && others.stream().noneMatch(other -> other.contains(sentence)))
                    .toList();
            if (!gone.isEmpty()) {
                writes.add(Write.put(TicketItems.PACKET, packet.replacing(gone, instead), Condition.PRESENT));
            }
        }
        return writes;
    }
}
