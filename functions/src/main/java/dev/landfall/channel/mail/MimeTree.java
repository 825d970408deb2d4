package dev.landfall.channel.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Reads the parts of a mail from mime4j's token stream within limits; a break keeps what was read before it. */
final class MimeTree {

    private static final int DEEPEST = 100;
    private static final int MOST_PARTS = 2000;
    private static final int MOST_FIELDS = 5000;

    private final Set<String> notes = new LinkedHashSet<>();
    private final Deque<MailPart> open = new ArrayDeque<>();
    private final MailPart root = new MailPart("text/plain");
    private int parts;

    private MimeTree() {}

    static MimeTree read(byte[] raw) {
        MimeTree tree = new MimeTree();
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxContentLen(-1)
                .build());
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            stream.parse(new ByteArrayInputStream(raw));
            tree.readAll(stream);
        } catch (IOException | MimeException | RuntimeException broken) {
            tree.notes.add("broken off: the structure could not be read to its end");
        }
        return tree;
    }

    MailPart root() {
        return root;
    }

    Set<String> notes() {
        return notes;
    }

    private void readAll(MimeTokenStream stream) throws IOException, MimeException {
        EntityState state = stream.getState();
        while (state != EntityState.T_END_OF_STREAM) {
            if (!take(state, stream)) {
                notes.add("cut: more parts than the limit");
                return;
            }
            state = stream.next();
        }
    }

    private boolean take(EntityState state, MimeTokenStream stream) throws IOException {
        switch (state) {
            case T_START_MESSAGE -> open.push(root);
            case T_START_BODYPART -> {
                MailPart parent = open.element();
                MailPart child = new MailPart(
                        parent.type().value().equals("multipart/digest") ? "message/rfc822" : "text/plain");
                parent.add(child);
                open.push(child);
                return ++parts <= MOST_PARTS;
            }
            case T_FIELD -> field(stream.getField());
            case T_END_HEADER -> stream.setRecursionMode(isLeaf() ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
            case T_START_MULTIPART -> open.element().multipart(true);
            case T_BODY -> body(stream.getInputStream().readAllBytes());
            case T_END_BODYPART, T_END_MESSAGE -> open.pop();
            case T_PREAMBLE -> open.element().preamble(stream.getInputStream().readAllBytes());
            case T_START_HEADER, T_EPILOGUE, T_END_MULTIPART, T_RAW_ENTITY, T_END_OF_STREAM -> {}
        }
        return true;
    }

    /** The last of repeated content types counts, as most clients have it; what is nested too deep stays whole. */
    private boolean isLeaf() {
        if (open.size() > DEEPEST) {
            notes.add("cut: nested deeper than the limit");
            return true;
        }
        return !open.element().type().value().startsWith("multipart/");
    }

    private void body(byte[] bytes) {
        MailPart part = open.pop();
        MailPart parent = open.peek();
        open.push(part);
        String boundary = parent == null ? "" : parent.type().parameter("boundary");
        part.raw(boundary.isEmpty() ? bytes : withoutClosing(bytes, "--" + boundary + "--"));
    }

    /** Some senders glue the closing boundary to the last line, where no parser sees it. */
    private static byte[] withoutClosing(byte[] bytes, String closing) {
        byte[] end = closing.getBytes(StandardCharsets.ISO_8859_1);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] >= 0 && bytes[length - 1] <= ' ') {
            length--;
        }
        int from = length - end.length;
        boolean glued = from >= 0 && Arrays.equals(bytes, from, length, end, 0, end.length);
        return glued ? Arrays.copyOf(bytes, from) : bytes;
    }

    private void field(Field field) {
        if (open.element().fieldCount() >= MOST_FIELDS) {
            notes.add("cut: more header fields than the limit");
            return;
        }
        byte[] raw = field.getRaw().toByteArray();
        int colon = 0;
        while (colon < raw.length && raw[colon] != ':') {
            colon++;
        }
        byte[] value = Arrays.copyOfRange(raw, Math.min(raw.length, colon + 1), raw.length);
        open.element()
                .field(
                        field.getName().strip(),
                        MimeTree.unfolded(MailCharsets.decode(value, "").text()));
    }

    private static String unfolded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\r' && c != '\n') {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
