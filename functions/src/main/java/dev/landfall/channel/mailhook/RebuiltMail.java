package dev.landfall.channel.mailhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail put together again from the fields that a provider took it apart into: the header fields as they were, but for
 * those that describe the body, and a body of the texts and files.
 */
final class RebuiltMail {

    private static final String MIXED = "=_landfall_mixed";
    private static final String ALTERNATIVE = "=_landfall_alternative";
    private static final Set<String> OF_THE_BODY = Set.of(
            "content-type", "content-transfer-encoding", "content-disposition", "mime-version", "content-length");

    private final List<String> headers = new ArrayList<>();
    private final List<Piece> files = new ArrayList<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> html = Optional.empty();

    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(String type, String name, byte[] content) {}

    RebuiltMail header(String name, String value) {
        String plain = oneLine(name).strip();
        boolean sound = plain.matches("[!-9;-~]{1,200}");
        if (sound && !OF_THE_BODY.contains(plain.toLowerCase(Locale.ROOT))) {
            headers.add(plain + ": " + oneLine(value).strip());
        }
        return this;
    }

    RebuiltMail text(Optional<String> plain) {
        text = plain;
        return this;
    }

    RebuiltMail html(Optional<String> markup) {
        html = markup.filter(value -> !value.isBlank());
        return this;
    }

    RebuiltMail file(String name, String type, byte[] content) {
        String media = oneLine(type).split(";")[0].strip().toLowerCase(Locale.ROOT);
        boolean sound = media.matches("[a-z0-9.+-]{1,80}/[a-z0-9.+-]{1,80}") && !media.startsWith("multipart/");
        files.add(new Piece(
                sound ? media : "application/octet-stream", oneLine(name).replace("\"", ""), content));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        headers.forEach(header -> line(out, header));
        line(out, "MIME-Version: 1.0");
        if (files.isEmpty()) {
            texts(out);
            return out.toByteArray();
        }
        line(out, "Content-Type: multipart/mixed; boundary=\"" + MIXED + "\"");
        line(out, "");
        line(out, "--" + MIXED);
        texts(out);
        for (Piece file : files) {
            line(out, "--" + MIXED);
            line(out, "Content-Type: " + file.type());
            line(out, "Content-Disposition: attachment; filename=\"" + file.name() + "\"");
            content(out, file.content());
        }
        line(out, "--" + MIXED + "--");
        return out.toByteArray();
    }

    private void texts(ByteArrayOutputStream out) {
        if (html.isEmpty()) {
            part(out, "text/plain", text.orElse(""));
            return;
        }
        line(out, "Content-Type: multipart/alternative; boundary=\"" + ALTERNATIVE + "\"");
        line(out, "");
        text.ifPresent(plain -> {
            line(out, "--" + ALTERNATIVE);
            part(out, "text/plain", plain);
        });
        line(out, "--" + ALTERNATIVE);
        part(out, "text/html", html.get());
        line(out, "--" + ALTERNATIVE + "--");
    }

    private static void part(ByteArrayOutputStream out, String type, String content) {
        line(out, "Content-Type: " + type + "; charset=utf-8");
        content(out, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void content(ByteArrayOutputStream out, byte[] content) {
        line(out, "Content-Transfer-Encoding: base64");
        line(out, "");
        out.writeBytes(Base64.getMimeEncoder().encode(content));
        line(out, "");
    }

    private static void line(ByteArrayOutputStream out, String line) {
        out.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A folded value is unfolded; no value may add a line of its own. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n]+", " ").replace("\u0000", "");
    }
}
