package dev.landfall.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The n-gram tables of ELD (Nito T.M., Apache License 2.0): which byte n-grams speak for which language, and how much.
 * The scoring follows ELD: n-grams of 4 bytes every 3 bytes, marked with a space at a word's edges.
 */
final class NgramTables {
    private static final int BASE_SCORE = 53;
    private static final int STRIDE = 3;
    private static final int GRAM = 4;
    private static final int LONGEST_WORD = 70;

    private final List<String> languages;
    private final long[] keys;
    private final int[] places;
    private final byte[] scores;
    private final int mask;

    private NgramTables(List<String> languages, long[] keys, int[] places, byte[] scores) {
        this.languages = List.copyOf(languages);
        this.keys = keys;
        this.places = places;
        this.scores = scores;
        this.mask = keys.length - 1;
    }

    static NgramTables load(InputStream gzip) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(gzip, 1 << 16), 1 << 16))) {
            var languages = new String[in.readUnsignedShort()];
            for (int i = 0; i < languages.length; i++) {
                languages[i] = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
            }
            return read(in.readInt(), in.readAllBytes(), List.of(languages));
        }
    }

    private static NgramTables read(int count, byte[] body, List<String> languages) {
        int capacity = Integer.highestOneBit(count * 2) * 2;
        var keys = new long[capacity];
        var places = new int[capacity];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = body[at++];
            long key = 0;
            for (int b = 0; b < length; b++) {
                key = key << 8 | body[at++] & 0xFF;
            }
            int slot = slot(key, capacity - 1);
            while (keys[slot] != 0) {
                slot = slot + 1 & capacity - 1;
            }
            keys[slot] = key;
            places[slot] = at;
            at += 1 + 2 * (body[at] & 0xFF);
        }
        return new NgramTables(languages, keys, places, body);
    }

    private static int slot(long key, int mask) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    }

    List<String> languages() {
        return languages;
    }

    /** What each language scores, in the order of {@link #languages}, and how many different n-grams were seen. */
    record Scores(int[] sums, int grams) {}

    /** Scores words of lower-case letters, parted by single spaces. */
    Scores score(String words) {
        var sums = new int[languages.size()];
        var seen = new java.util.HashSet<Long>();
        for (String word : words.split(" ")) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(bytes.length, LONGEST_WORD);
            int at = 0;
            for (; at + GRAM < length; at += STRIDE) {
                add(key(bytes, at, at + GRAM, at == 0, false), sums, seen);
            }
            if (length > 0) {
                int start = length == 3 ? 0 : Math.max(0, length - GRAM);
                add(key(bytes, start, length, at == 0, true), sums, seen);
            }
        }
        return new Scores(sums, seen.size());
    }

    private static long key(byte[] bytes, int from, int to, boolean first, boolean last) {
        long key = first ? ' ' : 0;
        for (int i = from; i < to; i++) {
            key = key << 8 | bytes[i] & 0xFF;
        }
        return last ? key << 8 | ' ' : key;
    }

    private void add(long key, int[] sums, java.util.Set<Long> seen) {
        if (!seen.add(key)) {
            return;
        }
        int slot = slot(key, mask);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        if (keys[slot] == key) {
            int at = places[slot];
            for (int i = 0, pairs = scores[at] & 0xFF; i < pairs; i++) {
                sums[scores[at + 1 + 2 * i]] += (scores[at + 2 + 2 * i] & 0xFF) + BASE_SCORE;
            }
        }
    }
}
