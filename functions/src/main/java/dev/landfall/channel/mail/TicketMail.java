package dev.landfall.channel.mail;

import dev.landfall.channel.MailWriter;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import java.text.Bidi;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a ticket says, as a mail. The article's details name the thread: {@code subject}, {@code inReplyTo} (the
 * answered mail's Message-ID) and {@code references} (Message-IDs, oldest first, between spaces), ids without angle
 * brackets.
 */
public final class TicketMail implements MailWriter {

    private final Supplier<String> domain;
    private final InstantSource clock;

    /** @param domain our own mail domain */
    public TicketMail(Supplier<String> domain, InstantSource clock) {
        this.domain = domain;
        this.clock = clock;
    }

    @Override
    public Content.Mail write(Outbound outbound, Article article, Ticket ticket) {
        String mailbox = article.origin().account();
        ReplyToken token = new ReplyToken(ticket.token());
        String from = mailbox + "@" + domain.get();
        OutgoingMail mail = OutgoingMail.create(
                        token.messageId(outbound.id(), domain.get()),
                        clock.instant(),
                        new MailAddress("", from),
                        new MailAddress("", article.origin().address().getOrDefault("to", "")))
                .subject(article.details().getOrDefault("subject", ticket.trackingCode()))
                .replyTo(new MailAddress("", token.plusAddress(mailbox, domain.get())))
                .own(outbound.id())
                .body(article.text(), article.language(), isRightToLeft(article.text()));
        return new Content.Mail(
                from,
                threaded(writtenByPerson(outbound) ? mail : mail.autoReplied(), article)
                        .bytes());
    }

    /** Everything but an agent's own words is marked as written by a machine (RFC 3834). */
    private static boolean writtenByPerson(Outbound outbound) {
        return outbound.kind() == Outbound.Kind.AGENT_REPLY;
    }

    /** By its first letter that has a direction. */
    private static boolean isRightToLeft(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    private static OutgoingMail threaded(OutgoingMail mail, Article article) {
        List<String> references =
                List.of(article.details().getOrDefault("references", "").strip().split("\\s+"));
        return Optional.ofNullable(article.details().get("inReplyTo"))
                .filter(id -> !id.isBlank())
                .map(id -> mail.inReplyTo(
                        id, references.stream().filter(r -> !r.isBlank()).toList()))
                .orElse(mail);
    }
}
