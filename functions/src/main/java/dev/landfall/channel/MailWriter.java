package dev.landfall.channel;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;

/** Writes the whole mail that says an article. */
public interface MailWriter {

    OutboundMessage.Content.Mail write(Outbound outbound, Article article, Ticket ticket);
}
