package dev.landfall.knowledge;

import dev.landfall.contact.Person;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.util.List;
import java.util.Map;

/**
 * Whoever comes to their open matter by another channel hears first that it is known there, and where; then they are
 * answered as usual.
 */
public final class OpenMatterFirst implements Reception.Answering {

    /** A person who changes channels does so early; what is older is not looked through. */
    private static final int LOOKED_THROUGH = 50;

    private final Tickets tickets;
    private final Wordings wordings;
    private final Reception.Answering conversation;

    public OpenMatterFirst(Tickets tickets, Wordings wordings, Reception.Answering conversation) {
        this.tickets = tickets;
        this.wordings = wordings;
        this.conversation = conversation;
    }

    @Override
    public void answer(TicketWork work, Article message, Person person) {
        if (!work.isNew() && work.ticket().ownership().isBot() && comesByAnotherChannel(work, message)) {
            refer(work, message, person);
        }
        conversation.answer(work, message, person);
    }

    private boolean comesByAnotherChannel(TicketWork work, Article message) {
        List<String> before = tickets.latestArticles(work.ticket().id(), LOOKED_THROUGH).stream()
                .filter(Article::fromPerson)
                .map(article -> article.origin().channel())
                .toList();
        return !before.isEmpty() && !before.contains(message.origin().channel());
    }

    private void refer(TicketWork work, Article message, Person person) {
        String locale =
                SpokenLocale.of(wordings, message.language(), person.contact().locale());
        Said said = wordings.say(
                "answer.open-matter", locale, Map.of("code", work.ticket().trackingCode()));
        Outbound outbound = work.send(
                ArticleDraft.said(
                        message.sourceKey(),
                        Article.Author.BOT,
                        message.origin(),
                        said.text(),
                        said.fallbackLocale().orElse(said.locale()),
                        work.now(),
                        said.templateId() + "@" + said.version()),
                Outbound.Kind.ACKNOWLEDGEMENT);
        work.changed(Change.Kind.ACKNOWLEDGED, outbound.id(), "bot");
    }
}
