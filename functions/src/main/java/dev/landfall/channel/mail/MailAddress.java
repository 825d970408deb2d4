package dev.landfall.channel.mail;

import java.util.Locale;

/** One address of a mail header with its display name, either of which may be empty when the header was broken. */
public record MailAddress(String name, String address) {

    /** The address in lower case, as a key to compare by. */
    public String normalized() {
        return address.toLowerCase(Locale.ROOT);
    }
}
