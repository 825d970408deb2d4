package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What lies in envelopes inside a mail: Outlook's is opened, encrypted and signed ones are kept whole and marked. */
record Enclosed(MailBody body, List<MailAttachment> attachments) {

    private static final int LOOKED_AT = 2000;

    static Enclosed of(MailBody body, List<MailAttachment> attachments, Set<String> notes) {
        List<MailAttachment> all = new ArrayList<>();
        MailBody found = body;
        for (MailAttachment part : attachments) {
            Optional<Tnef> tnef = Tnef.isOne(part) ? Tnef.read(part.content()) : Optional.empty();
            if (tnef.isPresent()) {
                notes.add("opened: files from winmail.dat");
                all.addAll(tnef.get().files());
                found = found.text().isBlank() ? opened(found, tnef.get()) : found;
            } else {
                note(part, notes);
                all.add(part);
            }
        }
        if (found.text().isBlank()) {
            found = calendar(found, all);
        }
        String head = found.text().substring(0, Math.min(LOOKED_AT, found.text().length()));
        if (head.contains("-----BEGIN PGP MESSAGE-----")) {
            notes.add("encrypted: kept as it came");
        } else if (head.contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
            notes.add("signed: signature not checked");
        }
        return new Enclosed(found, all);
    }

    private static MailBody opened(MailBody body, Tnef tnef) {
        String text = tnef.text()
                .map(plain -> plain.replace("\r\n", "\n").replace('\r', '\n'))
                .filter(plain -> !plain.isBlank())
                .or(() -> tnef.html().map(HtmlText::convert))
                .orElse(body.text());
        return new MailBody(text, body.html().or(tnef::html));
    }

    private static MailBody calendar(MailBody body, List<MailAttachment> attachments) {
        return attachments.stream()
                .filter(part -> part.type().equals("text/calendar"))
                .findFirst()
                .map(part ->
                        CalendarText.of(MailCharsets.decode(part.content(), "").text()))
                .filter(text -> !text.isBlank())
                .map(text -> new MailBody(text, body.html()))
                .orElse(body);
    }

    private static void note(MailAttachment part, Set<String> notes) {
        String type = part.type();
        String name = part.name().toLowerCase(Locale.ROOT);
        if (type.equals("application/pkcs7-mime")
                || type.equals("application/x-pkcs7-mime")
                || name.equals("smime.p7m")) {
            notes.add("enclosed: S/MIME, kept as attachment");
        }
    }
}
