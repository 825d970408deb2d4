package dev.landfall.desk;

import dev.landfall.event.Problem;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.MailThread;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.util.Optional;

/** An agent's words on their way into a ticket. */
final class AgentDraft {

    private static final String PROVENANCE = "free_text:agent";
    private static final int PAGE = 200;

    private AgentDraft() {}

    static ArticleDraft reply(Optional<Article> newest, String cause, String text, DeskWork.Call call) {
        Article answered = newest.orElseThrow(
                () -> new Problem(409, "nobody-wrote", "Nobody has written in this ticket whom one could answer"));
        return ArticleDraft.said(
                        cause,
                        Article.Author.AGENT,
                        answered.origin(),
                        text,
                        answered.language(),
                        call.now(),
                        PROVENANCE)
                .withDetails(MailThread.answering(answered));
    }

    static ArticleDraft note(Optional<Article> newest, String cause, String text, DeskWork.Call call) {
        Article beside =
                newest.orElseThrow(() -> new Problem(409, "nobody-wrote", "Nobody has written in this ticket yet"));
        return ArticleDraft.said(cause, Article.Author.NOTE, beside.origin(), text, "und", call.now(), PROVENANCE);
    }

    /** The newest message of the person's own; a third party's never counts. */
    static Optional<Article> newestFromPerson(Tickets tickets, TicketId id) {
        return tickets.latestArticles(id, PAGE).reversed().stream()
                .filter(Article::fromPerson)
                .findFirst()
                .or(() -> tickets.articles(id, 0, PAGE).reversed().stream()
                        .filter(Article::fromPerson)
                        .findFirst());
    }
}
