package dev.landfall.channel.mail;

import java.util.List;

/** How well a mail could be read: the characters, and what was broken or cut, as constant notes without content. */
public record MailQuality(DecodeQuality decode, List<String> notes) {

    public MailQuality {
        notes = List.copyOf(notes);
    }
}
