package dev.landfall.intake;

import dev.landfall.channel.mail.MailAddress;
import dev.landfall.channel.mail.MailKind;
import dev.landfall.channel.mail.MailKinds;
import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.MailResult.Unparseable;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.language.Fact;
import dev.landfall.language.FactCues;
import dev.landfall.language.Facts;
import dev.landfall.language.LanguageId;
import dev.landfall.language.MailCues;
import dev.landfall.language.Summaries.Retelling;
import dev.landfall.language.Summary;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.Visible;
import dev.landfall.language.VisibleText;
import dev.landfall.log.Log;
import dev.landfall.policy.Policies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the bytes of a mail; whatever they are, the answer is a reading and never an exception. */
public final class MailReader {

    /** A table's item holds 400 KB; the rest of an article takes its share of that. */
    private static final int MOST_TEXT_BYTES = 200_000;

    private static final int LONGEST_ADDRESS = 320;
    private static final String UNDETERMINED = "und";

    private final Policies policies;
    private final Mailboxes mailboxes;
    private final MailParser parser = new MailParser();

    public MailReader(Policies policies, Mailboxes mailboxes) {
        this.policies = policies;
        this.mailboxes = mailboxes;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    MailReading read(byte[] raw, MailNotice notice, Mailbox mailbox) {
        try {
            return switch (parser.parse(raw)) {
                case Unparseable unparseable ->
                    new MailReading.Unreadable(
                            MailDigest.of(raw), unparseable.reason().name().toLowerCase(Locale.ROOT));
                case ParsedMail mail -> letter(mail, notice, mailbox);
            };
        } catch (RuntimeException e) {
            // What breaks the reading now breaks it every time: the mail is kept whole and shown instead.
            Log.error("mail cannot be read", e);
            return new MailReading.Unreadable(MailDigest.of(raw), "broken");
        }
    }

    private Letter letter(ParsedMail mail, MailNotice notice, Mailbox mailbox) {
        Visible visible = VisibleText.of(mail.text(), policies.current(MailCues.POLICY));
        String text = Clip.bytes(visible.text(), MOST_TEXT_BYTES);
        List<Fact> facts = Facts.of(text, policies.current(FactCues.POLICY));
        return new Letter(
                mail,
                kind(mail, notice),
                sender(mail, notice),
                SenderProof.verified(mail, notice),
                MailDigest.of(mail),
                text,
                text.length() < visible.text().length(),
                visible.hidden(),
                new Retelling(Summary.of(text, policies.current(SummaryCues.POLICY), facts), "extract"),
                facts,
                language(text.isBlank() ? mail.subject() : text, mailbox.locale()));
    }

    /** Whatever says that it comes from our own domain is ours, or lies: either way nothing answers it. */
    private MailKind kind(ParsedMail mail, MailNotice notice) {
        Set<String> own = mail.from()
                .map(MailAddress::normalized)
                .filter(mailboxes::isOurs)
                .map(Set::of)
                .orElse(Set.of());
        MailKind kind = policies.current(MailKinds.POLICY).classify(mail, own);
        return kind == MailKind.PERSON && notice.nullPath() ? MailKind.AUTO_REPLY : kind;
    }

    private static String sender(ParsedMail mail, MailNotice notice) {
        return mail.from()
                .map(MailAddress::normalized)
                .filter(MailReader::isAddress)
                .or(() -> Optional.of(notice.sender()).filter(MailReader::isAddress))
                .orElse("");
    }

    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && text.matches("[^\\s@<>]+@[^\\s@<>]+");
    }

    private static String language(String text, Optional<String> locale) {
        String found = LanguageId.of(text, locale).tag();
        return found.equals(UNDETERMINED) ? locale.orElse(UNDETERMINED) : found;
    }
}
