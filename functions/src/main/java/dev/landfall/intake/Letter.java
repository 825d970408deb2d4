package dev.landfall.intake;

import dev.landfall.channel.mail.MailKind;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.language.Fact;
import dev.landfall.language.Span;
import dev.landfall.language.SummarySentence;
import java.util.List;

/**
 * A mail that could be read, with all that its bytes and its notice tell.
 *
 * @param sender the address in {@code From}, else the envelope's, in lower case; empty where neither is one
 * @param verified whether the sender is proven to be who {@code From} says
 * @param digest of the decoded content: message ids are chosen by senders
 * @param text what the person wrote, apart from quotes and signature, as far as an item can hold it
 * @param hidden what was left out of the decoded body, in UTF-16 units of that body
 * @param summary sentences of {@code text}
 * @param facts numbers, dates and the like of {@code text}, addresses masked
 * @param language BCP 47
 */
record Letter(
        ParsedMail mail,
        MailKind kind,
        String sender,
        boolean verified,
        String digest,
        String text,
        boolean cut,
        List<Span> hidden,
        List<SummarySentence> summary,
        List<Fact> facts,
        String language)
        implements MailReading {

    Letter {
        hidden = List.copyOf(hidden);
        summary = List.copyOf(summary);
        facts = List.copyOf(facts);
    }

    /** Who wrote, for keys; a mail without any address has a stranger of its own. */
    String userId() {
        return sender.isEmpty() ? "unaddressed:" + digest : sender;
    }
}
