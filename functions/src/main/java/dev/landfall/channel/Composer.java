package dev.landfall.channel;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what a channel sends from what a ticket says. */
public final class Composer {

    private static final String MAIL = "mail";

    /** In UTF-16 units; the vendors take about that much in all parameters together. */
    private static final int LONGEST_PARAMETER = 1_000;

    private final MailWriter mails;

    public Composer(MailWriter mails) {
        this.mails = mails;
    }

    /** Empty where the channel lets nothing pass any more. */
    Optional<OutboundMessage> compose(Outbound outbound, Article article, Ticket ticket, Passage passage) {
        return content(outbound, article, ticket, passage).map(content -> message(outbound, article, ticket, content));
    }

    private static OutboundMessage message(
            Outbound outbound, Article article, Ticket ticket, OutboundMessage.Content content) {
        return new OutboundMessage(
                ticket.id().value() + "-" + outbound.id(),
                article.origin().account(),
                ReplyAddress.of(article.origin().address()),
                content,
                Map.of(
                        "ticketId", ticket.id().value(),
                        "article", Long.toString(article.sequence()),
                        "locale", article.language(),
                        "author", article.author().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private Optional<OutboundMessage.Content> content(
            Outbound outbound, Article article, Ticket ticket, Passage passage) {
        return switch (passage) {
            case Passage.Free free ->
                Optional.of(
                        article.origin().channel().equals(MAIL)
                                ? mails.write(outbound, article, ticket)
                                : new OutboundMessage.Content.Text(article.text()));
            case Passage.Tagged tagged -> Optional.of(new OutboundMessage.Content.Tagged(article.text(), tagged.tag()));
            case Passage.ByTemplate by ->
                Optional.of(new OutboundMessage.Content.Template(
                        by.template().name(),
                        by.template().language(),
                        by.template().takesText() ? List.of(asParameter(article.text())) : List.of()));
            case Passage.Closed closed -> Optional.empty();
        };
    }

    /** A parameter may hold neither line breaks nor many spaces in a row. */
    private static String asParameter(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_PARAMETER
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_PARAMETER - 1) - 1))
                        + "…";
    }
}
