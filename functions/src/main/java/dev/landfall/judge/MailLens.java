package dev.landfall.judge;

import dev.landfall.channel.mail.MailAddress;
import dev.landfall.channel.mail.MailAttachment;
import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.MailResult;
import dev.landfall.channel.mail.MailResult.Unparseable;
import dev.landfall.channel.mail.ParsedMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Shows what a mail says: its input names a {@code file}, or holds the raw mail in {@code text}. */
final class MailLens implements Lens {

    private final MailParser parser = new MailParser();

    @Override
    public Map<String, Object> answer(JsonNode line) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Optional<byte[]> raw = MailInput.raw(line);
        if (raw.isEmpty()) {
            answer.put("error", "no readable file and no text");
            return answer;
        }
        switch (parser.parse(raw.get())) {
            case ParsedMail mail -> fill(answer, mail);
            case Unparseable unparseable -> answer.put("error", "unparseable: " + unparseable.reason());
        }
        return answer;
    }

    private static void fill(Map<String, Object> answer, ParsedMail mail) {
        answer.put("subject", mail.subject());
        answer.put("from", mail.from().map(MailLens::address).orElse(Map.of()));
        answer.put("to", mail.to().stream().map(MailLens::address).toList());
        answer.put("date", mail.date().map(Instant::toString).orElse(""));
        answer.put("text", mail.text());
        answer.put("attachments", attachments(mail.attachments()));
        answer.put("decodeQuality", mail.quality().decode().name());
        answer.put("notes", mail.quality().notes());
    }

    private static Map<String, Object> address(MailAddress address) {
        return Fields.of("name", address.name(), "address", address.address());
    }

    private static List<Map<String, Object>> attachments(List<MailAttachment> attachments) {
        return attachments.stream()
                .map(part -> Map.<String, Object>of("name", part.name(), "type", part.type(), "size", part.size()))
                .toList();
    }

    /** Where the lenses for mail find their text. */
    static final class MailInput {

        private MailInput() {}

        static Optional<byte[]> raw(JsonNode line) {
            String file = line.path("file").asString("");
            if (file.isEmpty()) {
                String text = line.path("text").asString("");
                return text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
            }
            try {
                return Optional.of(Files.readAllBytes(Path.of(file)));
            } catch (IOException | InvalidPathException unreadable) {
                return Optional.empty();
            }
        }

        /** The field {@code text}, or the decoded text of the mail in {@code file}. */
        static String text(JsonNode line, MailParser parser) {
            if (line.has("text") || !line.has("file")) {
                return line.path("text").asString("");
            }
            MailResult result = raw(line).map(parser::parse).orElse(new Unparseable(MailResult.Reason.EMPTY));
            return result instanceof ParsedMail mail ? mail.text() : "";
        }
    }
}
