package dev.landfall.intake;

import dev.landfall.channel.mail.MailAddress;
import dev.landfall.channel.mail.MailKind;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.language.Fact;
import dev.landfall.language.Span;
import dev.landfall.language.Summaries;
import dev.landfall.language.Summaries.Retelling;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A mail that could be read, with all that its bytes and its notice tell.
 *
 * @param sender the address in {@code From}, else the envelope's, in lower case; empty where neither is one
 * @param verified whether the sender is proven to be who {@code From} says
 * @param digest of the decoded content: message ids are chosen by senders
 * @param text what the person wrote, apart from quotes and signature, as far as an item can hold it
 * @param hidden what was left out of the decoded body, in UTF-16 units of that body
 * @param summary of {@code text}
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
        Retelling summary,
        List<Fact> facts,
        String language)
        implements MailReading {

    Letter {
        hidden = List.copyOf(hidden);
        facts = List.copyOf(facts);
    }

    /**
     * The same with its summary retold.
     *
     * @param jurisdictions codes of the places whose law holds for the sender
     */
    Letter retold(Summaries summaries, Supplier<Set<String>> jurisdictions) {
        if (summaries.equals(Summaries.EXTRACT)) {
            return this;
        }
        Set<String> names = mail.from()
                .map(MailAddress::name)
                .filter(name -> !name.isBlank())
                .map(Set::of)
                .orElse(Set.of());
        Retelling retelling = summaries.retell(
                new Summaries.Original(text, language, jurisdictions.get(), names, summary.sentences(), facts));
        return new Letter(mail, kind, sender, verified, digest, text, cut, hidden, retelling, facts, language);
    }

    /** Who wrote, for keys; a mail without any address has a stranger of its own. */
    String userId() {
        return sender.isEmpty() ? "unaddressed:" + digest : sender;
    }
}
