package dev.landfall.channel.mail;

/** What became of the bytes of a mail: a parsed mail, or the reason why nothing could be read. */
public sealed interface MailResult permits ParsedMail, MailResult.Unparseable {

    /** The bytes hold no readable mail; the original is kept and shown with this reason. */
    record Unparseable(Reason reason) implements MailResult {}

    /** Why nothing could be read. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        NOT_A_MAIL,
        BROKEN
    }
}
