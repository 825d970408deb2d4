package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node of the MIME tree while a mail is being read. */
final class MailPart {

    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private final List<MailPart> children = new ArrayList<>();
    private final String defaultType;
    private byte[] content = new byte[0];
    private boolean multipart;
    private Optional<MailHeaders> headers = Optional.empty();

    MailPart(String defaultType) {
        this.defaultType = defaultType;
    }

    void field(String name, String value) {
        fields.add(Map.entry(name, value));
    }

    int fieldCount() {
        return fields.size();
    }

    MailHeaders headers() {
        if (headers.isEmpty()) {
            headers = Optional.of(MailHeaders.of(fields));
        }
        return headers.get();
    }

    MediaType type() {
        MediaType type = MediaType.parse(headers().last("content-type").orElse(defaultType));
        if (type.value().equals("text")) {
            return new MediaType("text/plain", type.parameters());
        }
        boolean sound = type.value().indexOf('/') > 0 && !type.value().endsWith("/");
        return sound ? type : new MediaType(defaultType, type.parameters());
    }

    /** Whether this is a multipart without parts, whose only content is what stands before the first boundary. */
    boolean hollow() {
        return multipart && children.isEmpty();
    }

    MediaType disposition() {
        return MediaType.parse(headers().first("content-disposition").orElse(""));
    }

    /** The file name, or empty. */
    String name() {
        String name = disposition().parameter("filename");
        name = name.isBlank() ? type().parameter("name") : name;
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(folder + 1).strip();
    }

    void add(MailPart child) {
        children.add(child);
    }

    List<MailPart> children() {
        return children;
    }

    void multipart(boolean value) {
        multipart = value;
    }

    /** The text before the first boundary: the body of a multipart that turns out to have no parts. */
    void preamble(byte[] bytes) {
        content = bytes;
    }

    void raw(byte[] bytes) {
        content = TransferEncoding.decode(
                bytes, headers().first("content-transfer-encoding").orElse(""));
    }

    byte[] content() {
        return content;
    }

    MailAttachment attachment() {
        Optional<String> id = headers()
                .first("content-id")
                .map(value -> value.replace("<", "").replace(">", "").strip());
        return new MailAttachment(name(), type().value(), id, content);
    }
}
