package dev.landfall.channel.mail;

/** Who or what sent a mail; only a person gets an acknowledgement. */
public enum MailKind {
    PERSON,
    AUTO_REPLY,
    BOUNCE,
    LIST,
    OWN;

    /** The name used in data, such as {@code auto_reply}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
