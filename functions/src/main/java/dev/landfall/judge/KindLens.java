package dev.landfall.judge;

import dev.landfall.channel.mail.BounceReport;
import dev.landfall.channel.mail.MailKind;
import dev.landfall.channel.mail.MailKinds;
import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.MailResult.Unparseable;
import dev.landfall.channel.mail.ParsedMail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Shows what kind a mail is, and of a bounce whom it did not reach and why. Our own addresses are those in {@code own},
 * a list, where the line has one.
 */
final class KindLens implements Lens {

    private final MailKinds kinds;
    private final MailParser parser = new MailParser();

    KindLens(MailKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public Map<String, Object> answer(JsonNode line) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Optional<byte[]> raw = MailLens.MailInput.raw(line);
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("no readable file and no text");
        }
        switch (parser.parse(raw.get())) {
            case ParsedMail mail -> fill(answer, mail, own(line));
            case Unparseable unparseable -> answer.put("error", "unparseable: " + unparseable.reason());
        }
        return answer;
    }

    private static Set<String> own(JsonNode line) {
        Set<String> own = new TreeSet<>();
        line.path("own").forEach(address -> own.add(address.asString("").toLowerCase(java.util.Locale.ROOT)));
        return own;
    }

    private void fill(Map<String, Object> answer, ParsedMail mail, Set<String> own) {
        MailKind kind = kinds.classify(mail, own);
        answer.put("kind", kind.code());
        if (kind == MailKind.BOUNCE) {
            BounceReport report = kinds.bounce(mail);
            answer.put("recipient", report.recipient().orElse(""));
            answer.put("reason", report.reason().code());
            answer.put("status", report.status().orElse(""));
        }
    }
}
