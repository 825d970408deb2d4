package dev.landfall.channel;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import java.util.Map;

/** Makes what a channel sends from what a ticket says. */
public final class Composer {

    private static final String MAIL = "mail";

    private final MailWriter mails;

    public Composer(MailWriter mails) {
        this.mails = mails;
    }

    OutboundMessage compose(Outbound outbound, Article article, Ticket ticket) {
        return new OutboundMessage(
                ticket.id().value() + "-" + outbound.id(),
                article.origin().account(),
                ReplyAddress.of(article.origin().address()),
                content(outbound, article, ticket),
                Map.of(
                        "ticketId", ticket.id().value(),
                        "article", Long.toString(article.sequence()),
                        "locale", article.language(),
                        "author", article.author().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private OutboundMessage.Content content(Outbound outbound, Article article, Ticket ticket) {
        return article.origin().channel().equals(MAIL)
                ? mails.write(outbound, article, ticket)
                : new OutboundMessage.Content.Text(article.text());
    }
}
