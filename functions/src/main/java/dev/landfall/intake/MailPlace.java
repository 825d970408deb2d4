package dev.landfall.intake;

import dev.landfall.contact.ChannelIdentity;
import dev.landfall.ticket.Ticket;

/** Which ticket a mail says that it belongs to, and whether its sender has a say there. */
sealed interface MailPlace {

    /** The sender's own ticket. @param identity as which the sender is known there */
    record Own(Ticket ticket, ChannelIdentity identity) implements MailPlace {}

    /** Somebody else's ticket: the sender has its reply token, and is told nothing. */
    record Foreign(Ticket ticket) implements MailPlace {}

    /** It refers to nothing that we know. */
    record Free() implements MailPlace {}
}
