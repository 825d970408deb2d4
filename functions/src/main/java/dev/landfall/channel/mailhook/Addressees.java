package dev.landfall.channel.mailhook;

import dev.landfall.channel.mail.Addresses;
import dev.landfall.channel.mail.MailAddress;
import java.util.List;

/** Addresses out of a header-like list. */
final class Addressees {

    private Addressees() {}

    static List<String> split(String list) {
        return Addresses.parse(list).stream().map(MailAddress::normalized).toList();
    }
}
