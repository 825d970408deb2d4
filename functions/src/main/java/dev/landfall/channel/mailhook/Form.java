package dev.landfall.channel.mailhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a form in their order: {@code multipart/form-data} (RFC 7578) or {@code
 * application/x-www-form-urlencoded}, told apart by the body itself, so that a kept body can be read again without its
 * headers.
 */
final class Form {

    private static final int MOST_FIELDS = 2000;
    private static final byte[] HEADER_END = ascii("\r\n\r\n");
    private static final byte[] BARE_HEADER_END = ascii("\n\n");

    private final List<Field> fields = new ArrayList<>();

    private Form() {}

    /** @param fileName empty for a field that is no file */
    @SuppressWarnings("ArrayRecordComponent")
    record Field(String name, byte[] content, Optional<String> fileName, String contentType) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    static Form read(byte[] body) {
        Form form = new Form();
        if (body.length > 2 && body[0] == '-' && body[1] == '-') {
            form.multipart(body);
        } else {
            form.encoded(body);
        }
        return form;
    }

    List<Field> fields() {
        return fields;
    }

    /** The first field of that name that is no file; names are compared to the letter. */
    Optional<String> text(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && field.fileName().isEmpty())
                .findFirst()
                .map(Field::text);
    }

    /** The bytes of the first field of that name, a file or not. */
    Optional<byte[]> bytes(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(Field::content);
    }

    List<Field> files() {
        return fields.stream().filter(field -> field.fileName().isPresent()).toList();
    }

    private void encoded(byte[] body) {
        int from = 0;
        while (from < body.length && fields.size() < MOST_FIELDS) {
            int end = indexOf(body, '&', from, body.length);
            int equals = indexOf(body, '=', from, end);
            String name = new String(decoded(body, from, equals), StandardCharsets.UTF_8);
            if (!name.isEmpty()) {
                fields.add(new Field(name, decoded(body, Math.min(end, equals + 1), end), Optional.empty(), ""));
            }
            from = end + 1;
        }
    }

    private static int indexOf(byte[] body, char wanted, int from, int end) {
        int at = from;
        while (at < end && body[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Percent and plus signs; a broken escape stays as it is. */
    private static byte[] decoded(byte[] body, int from, int end) {
        byte[] out = new byte[end - from];
        int length = 0;
        for (int i = from; i < end; i++) {
            int high = hex(body, i + 1, end);
            int low = high >= 0 ? hex(body, i + 2, end) : -1;
            if (body[i] == '%' && low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = body[i] == '+' ? (byte) ' ' : body[i];
            }
        }
        return java.util.Arrays.copyOf(out, length);
    }

    private static int hex(byte[] body, int at, int end) {
        return at < end ? Character.digit(body[at], 16) : -1;
    }

    private void multipart(byte[] body) {
        int lineEnd = indexOf(body, '\n', 0, body.length);
        String first = new String(body, 0, lineEnd, StandardCharsets.ISO_8859_1).strip();
        byte[] boundary = ascii(first);
        int from = lineEnd + 1;
        while (from < body.length && fields.size() < MOST_FIELDS) {
            int end = boundaryAt(body, boundary, from);
            part(body, from, withoutLineEnd(body, from, end));
            int next = indexOf(body, '\n', end, body.length);
            boolean last = end + boundary.length + 1 < body.length
                    && body[end + boundary.length] == '-'
                    && body[end + boundary.length + 1] == '-';
            from = last ? body.length : next + 1;
        }
    }

    /** Where the next line begins that starts with the boundary; the end of the body where there is none. */
    private static int boundaryAt(byte[] body, byte[] boundary, int from) {
        int at = from;
        while (at < body.length) {
            if (startsWith(body, boundary, at)) {
                return at;
            }
            at = indexOf(body, '\n', at, body.length) + 1;
        }
        return body.length;
    }

    private static boolean startsWith(byte[] body, byte[] prefix, int at) {
        return at + prefix.length <= body.length
                && java.util.Arrays.equals(body, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static int withoutLineEnd(byte[] body, int from, int end) {
        int at = end;
        if (at > from && at <= body.length && body[at - 1] == '\n') {
            at--;
        }
        return at > from && body[at - 1] == '\r' ? at - 1 : at;
    }

    private void part(byte[] body, int from, int end) {
        int crlf = find(body, HEADER_END, from, end);
        int bare = find(body, BARE_HEADER_END, from, end);
        boolean usesCrlf = crlf >= 0 && (bare < 0 || crlf < bare);
        int headEnd = usesCrlf ? crlf : bare;
        if (headEnd < 0) {
            return;
        }
        int content = headEnd + (usesCrlf ? HEADER_END.length : BARE_HEADER_END.length);
        String head = new String(body, from, headEnd - from, StandardCharsets.UTF_8);
        PartHead read = PartHead.read(head);
        if (!read.name().isEmpty()) {
            fields.add(new Field(
                    read.name(),
                    java.util.Arrays.copyOfRange(body, Math.min(content, end), end),
                    read.fileName(),
                    read.contentType()));
        }
    }

    private static int find(byte[] body, byte[] wanted, int from, int end) {
        for (int at = from; at + wanted.length <= end; at++) {
            if (startsWith(body, wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
