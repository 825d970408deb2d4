package dev.landfall.intake;

import dev.landfall.contact.Person;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Reception.Answering;
import dev.landfall.ticket.TicketWork;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.util.Map;

/** What is said when a post was taken: by the bot, in public, or only to the agent. */
public final class SocialReplies {

    private final Wordings wordings;
    private final Answering conversation;

    /** @param conversation answers what is said to us alone */
    public SocialReplies(Wordings wordings, Answering conversation) {
        this.wordings = wordings;
        this.conversation = conversation;
    }

    Answering to(Verdict.Reply reply) {
        return switch (reply) {
            case CONVERSE -> conversation;
            case ACKNOWLEDGE -> this::acknowledge;
            case SUGGEST -> this::suggest;
        };
    }

    /** Says that this conversation now belongs with the person's account in the app. */
    Answering linked() {
        return (work, message, person) -> {
            Said said = wordings.say("identity.linked", person.contact().locale(), Map.of());
            Outbound outbound =
                    work.send(draft(message, Article.Author.BOT, said, work), Outbound.Kind.ACKNOWLEDGEMENT);
            work.changed(Change.Kind.ACKNOWLEDGED, outbound.id(), "bot");
        };
    }

    /** Once a ticket; where a person has the word the machine keeps silent. */
    private void acknowledge(TicketWork work, Article message, Person person) {
        if (work.ticket().dialogue().acknowledgedAt().isPresent()
                || !work.ticket().ownership().isBot()) {
            return;
        }
        Said said = wordings.say("acknowledgement.social", message.language(), Map.of());
        Outbound outbound = work.send(draft(message, Article.Author.BOT, said, work), Outbound.Kind.ACKNOWLEDGEMENT);
        work.replace(work.ticket().with(work.ticket().dialogue().acknowledged(work.now())));
        work.changed(Change.Kind.ACKNOWLEDGED, outbound.id(), "bot");
    }

    /** Says once that we know of the trouble; where a person has the word the machine keeps silent. */
    void aboutIncident(TicketWork work, Article message) {
        if (!work.ticket().ownership().isBot()) {
            return;
        }
        Said said = wordings.say("incident.acknowledgement", message.language(), Map.of());
        Outbound outbound = work.send(draft(message, Article.Author.BOT, said, work), Outbound.Kind.ACKNOWLEDGEMENT);
        work.replace(work.ticket().with(work.ticket().dialogue().acknowledged(work.now())));
        work.changed(Change.Kind.ACKNOWLEDGED, outbound.id(), "bot");
    }

    private void suggest(TicketWork work, Article message, Person person) {
        Said reply = wordings.say("suggestion.reply", message.language(), Map.of());
        Said note = wordings.say("suggestion.agent", message.language(), Map.of("reply", reply.text()));
        Article article = work.add(draft(message, Article.Author.NOTE, note, work));
        work.changed(Change.Kind.NOTED, Long.toString(article.sequence()), "system");
    }

    private static ArticleDraft draft(Article message, Article.Author author, Said said, TicketWork work) {
        return ArticleDraft.said(
                message.sourceKey(),
                author,
                message.origin(),
                said.text(),
                said.fallbackLocale().orElse(said.locale()),
                work.now(),
                said.templateId() + "@" + said.version());
    }
}
