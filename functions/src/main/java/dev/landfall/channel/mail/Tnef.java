package dev.landfall.channel.mail;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Outlook's envelope {@code winmail.dat}: the files in it and the body where the mail has none of its own. What is
 * broken keeps what was read before it. See
 * <a href="https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxtnef/">MS-OXTNEF</a>.
 */
final class Tnef {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MOST_FILES = 200;
    private static final int MOST_PROPERTIES = 2000;

    private static final int BODY = 0x800C;
    private static final int FILE_TITLE = 0x8010;
    private static final int FILE_DATA = 0x800F;
    private static final int FILE_START = 0x9002;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int FILE_PROPERTIES = 0x9005;
    private static final int CODE_PAGE = 0x9007;

    private static final int PLAIN = 0x1000;
    private static final int HTML = 0x1013;
    private static final int LONG_NAME = 0x3707;
    private static final int MEDIA_TYPE = 0x370E;
    private static final int CONTENT_ID = 0x3712;
    private static final int CONTENT = 0x3701;

    private final List<MailAttachment> files = new ArrayList<>();
    private Charset charset = Charset.forName("windows-1252");
    private Optional<String> text = Optional.empty();
    private Optional<String> html = Optional.empty();
    private Map<Integer, byte[]> file = new HashMap<>();
    private Optional<byte[]> title = Optional.empty();
    private boolean begun;

    private Tnef() {}

    static boolean isOne(MailAttachment part) {
        return part.type().equals("application/ms-tnef")
                || part.type().equals("application/vnd.ms-tnef")
                || part.name().equalsIgnoreCase("winmail.dat");
    }

    /** Empty where the bytes are none. */
    static Optional<Tnef> read(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < 6 || in.getInt() != SIGNATURE) {
            return Optional.empty();
        }
        in.getShort();
        Tnef tnef = new Tnef();
        try {
            while (in.remaining() >= 11 && tnef.files.size() < MOST_FILES) {
                in.get();
                int tag = in.getInt() & 0xFFFF;
                int length = in.getInt();
                if (length < 0 || length > in.remaining()) {
                    break;
                }
                tnef.attribute(tag, in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN));
                in.position(in.position() + length);
                in.getShort();
            }
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            // Cut short: what was read before holds.
        }
        tnef.finish();
        return Optional.of(tnef);
    }

    List<MailAttachment> files() {
        return files;
    }

    Optional<String> text() {
        return text;
    }

    Optional<String> html() {
        return html;
    }

    private void attribute(int tag, ByteBuffer value) {
        switch (tag) {
            case CODE_PAGE -> charset = codePage(value.getInt());
            case BODY -> text = Optional.of(string(bytes(value)));
            case MESSAGE_PROPERTIES -> {
                Map<Integer, byte[]> properties = properties(value);
                Optional.ofNullable(properties.get(PLAIN)).ifPresent(plain -> text = Optional.of(string(plain)));
                Optional.ofNullable(properties.get(HTML))
                        .ifPresent(markup -> html = Optional.of(
                                MailCharsets.decode(markup, charset.name()).text()));
            }
            case FILE_START -> {
                finish();
                begun = true;
            }
            case FILE_TITLE -> title = Optional.of(bytes(value));
            case FILE_DATA -> file.put(CONTENT, bytes(value));
            case FILE_PROPERTIES -> properties(value).forEach(file::putIfAbsent);
            default -> {}
        }
    }

    private void finish() {
        byte[] content = file.get(CONTENT);
        if (begun && content != null) {
            String name = Optional.ofNullable(file.get(LONG_NAME))
                    .map(this::string)
                    .or(() -> title.map(this::string))
                    .orElse("");
            String type = Optional.ofNullable(file.get(MEDIA_TYPE))
                    .map(this::string)
                    .filter(found -> found.indexOf('/') > 0)
                    .orElse("application/octet-stream");
            int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
            files.add(new MailAttachment(
                    name.substring(folder + 1).strip(),
                    type.toLowerCase(java.util.Locale.ROOT),
                    Optional.ofNullable(file.get(CONTENT_ID)).map(this::string),
                    content));
        }
        file = new HashMap<>();
        title = Optional.empty();
        begun = false;
    }

    /** MAPI properties by their ids; strings as their bytes, those of type Unicode as UTF-8. */
    private static Map<Integer, byte[]> properties(ByteBuffer in) {
        Map<Integer, byte[]> found = new HashMap<>();
        try {
            int count = Math.min(in.getInt(), MOST_PROPERTIES);
            for (int i = 0; i < count; i++) {
                int type = in.getShort() & 0xFFFF;
                int id = in.getShort() & 0xFFFF;
                if (id >= 0x8000) {
                    skipName(in);
                }
                value(in, type).ifPresent(value -> found.put(id, value));
            }
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            // The properties before the broken one hold.
        }
        return found;
    }

    private static void skipName(ByteBuffer in) {
        in.position(in.position() + 16);
        if (in.getInt() == 0) {
            in.getInt();
        } else {
            skip(in, padded(in.getInt()));
        }
    }

    private static Optional<byte[]> value(ByteBuffer in, int type) {
        boolean many = (type & 0x1000) != 0;
        int plain = type & 0xEFFF;
        boolean variable = plain == 0x0D || plain == 0x1E || plain == 0x1F || plain == 0x102;
        int count = many || variable ? in.getInt() : 1;
        Optional<byte[]> first = Optional.empty();
        for (int i = 0; i < count; i++) {
            int length = variable ? in.getInt() : fixed(plain);
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("A property is longer than what holds it");
            }
            byte[] value = new byte[length];
            in.get(value);
            skip(in, padded(length) - length);
            if (i == 0 && variable) {
                first = Optional.of(
                        plain == 0x1F
                                ? new String(value, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8)
                                : plain == 0x0D && length > 16
                                        ? java.util.Arrays.copyOfRange(value, 16, length)
                                        : value);
            }
        }
        return first;
    }

    private static int fixed(int type) {
        return switch (type) {
            case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> 0;
        };
    }

    private static int padded(int length) {
        return length + (4 - length % 4) % 4;
    }

    private static void skip(ByteBuffer in, int bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new IllegalArgumentException("There is less than is to be skipped");
        }
        in.position(in.position() + bytes);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    /** Strict UTF-8 where it is that, else the message's code page; without the zero at the end. */
    private String string(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        byte[] cut = java.util.Arrays.copyOf(bytes, length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(cut))
                    .toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            return new String(cut, charset);
        }
    }

    private static Charset codePage(int number) {
        try {
            return Charset.forName(number == 932 ? "windows-31j" : "windows-" + number);
        } catch (IllegalArgumentException e) {
            return Charset.forName("windows-1252");
        }
    }
}
