package dev.landfall.language;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Arrays one after the other, each with its length before it, so that a reader takes every one as a whole. */
final class Packed {
    private Packed() {}

    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void number(int number) {
            out.writeBytes(buffer(Integer.BYTES).putInt(number).array());
        }

        void ints(int[] numbers) {
            number(numbers.length);
            ByteBuffer bytes = buffer(numbers.length * Integer.BYTES);
            bytes.asIntBuffer().put(numbers);
            out.writeBytes(bytes.array());
        }

        void longs(long[] numbers) {
            number(numbers.length);
            ByteBuffer bytes = buffer(numbers.length * Long.BYTES);
            bytes.asLongBuffer().put(numbers);
            out.writeBytes(bytes.array());
        }

        void texts(String[] texts) {
            number(texts.length);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                number(bytes.length);
                out.writeBytes(bytes);
            }
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private static ByteBuffer buffer(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    static final class Reader {
        private final ByteBuffer in;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        int number() {
            return in.getInt();
        }

        int[] ints() {
            var numbers = new int[number()];
            in.asIntBuffer().get(numbers);
            in.position(in.position() + numbers.length * Integer.BYTES);
            return numbers;
        }

        long[] longs() {
            var numbers = new long[number()];
            in.asLongBuffer().get(numbers);
            in.position(in.position() + numbers.length * Long.BYTES);
            return numbers;
        }

        String[] texts() {
            var texts = new String[number()];
            for (int i = 0; i < texts.length; i++) {
                var bytes = new byte[number()];
                in.get(bytes);
                texts[i] = new String(bytes, StandardCharsets.UTF_8);
            }
            return texts;
        }
    }
}
