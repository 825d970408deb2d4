package dev.landfall.language;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What is left of a post to tell its copies by: a sketch of its shingles (runs of letters), without links, mentions,
 * hashtags at its ends, emoji, "RT" and the way it is typed. Copies, reposts and quotes are alike; another wording of
 * the same complaint is not. At most 520 bytes; holds no readable text.
 *
 * <p>Posts of up to 128 shingles are compared exactly, longer ones by the 128 smallest hashes (bottom-k sketch). Copies
 * share at least one of the {@link #bands} (MinHash, 8 bands of 2 rows): of posts that share nine tenths of their
 * shingles all but one in a million do, of those that share half nine in ten.
 */
public final class Fingerprint {
    /** Posts at least this similar are copies. */
    public static final double SAME = 0.75;

    private static final int KEPT = 128;
    private static final int BANDS = 8;
    private static final int ROWS = 2;
    /** A quote is a copy though more than this share of it is somebody's own words. */
    private static final double QUOTED = 0.25;

    private static final double EXTENDED = 0.6;
    private static final double CONTAINED = 0.93;
    private static final int LEAST_QUOTED = 12;
    private static final int HEAD = 5;

    private final int[] hashes;
    private final int count;
    private final boolean quotes;

    private Fingerprint(int[] hashes, int count, boolean quotes) {
        this.hashes = hashes;
        this.count = count;
        this.quotes = quotes;
    }

    /** The fingerprint of a post in any language. */
    public static Fingerprint of(String text) {
        Shingles shingles = Shingles.of(text);
        int[] all = shingles.hashes();
        return new Fingerprint(Arrays.copyOf(all, Math.min(KEPT, all.length)), all.length, shingles.quotes());
    }

    /** Reads what {@link #encoded} wrote; anything else throws {@link IllegalArgumentException}. */
    public static Fingerprint parse(String encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
        if (bytes.remaining() < HEAD || (bytes.remaining() - HEAD) % Integer.BYTES != 0) {
            throw new IllegalArgumentException("Not a fingerprint");
        }
        boolean quotes = bytes.get() != 0;
        int count = bytes.getInt();
        var hashes = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(hashes);
        return new Fingerprint(hashes, count, quotes);
    }

    /** A form to store, of URL-safe characters. */
    public String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + hashes.length * Integer.BYTES);
        bytes.put((byte) (quotes ? 1 : 0)).putInt(count);
        for (int hash : hashes) {
            bytes.putInt(hash);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Keys under which to store this post and to look for its copies; none where the post says nothing. */
    public List<String> bands() {
        var bands = new ArrayList<String>(BANDS);
        for (int band = 0; band < BANDS && hashes.length > 0; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = key * 0x9E3779B97F4A7C15L + least(band * ROWS + row);
            }
            bands.add(band + "-" + HexFormat.of().toHexDigits((int) (mix(key) >>> 32)));
        }
        return bands;
    }

    private long least(int seed) {
        long least = Long.MAX_VALUE;
        for (int hash : hashes) {
            least = Math.min(least, mix(hash * 0xD1B54A32D192ED03L + seed) >>> 1);
        }
        return least;
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }

    /** How much of their text two posts share, from 0 to 1; what a quote adds does not count. */
    public double similarity(Fingerprint other) {
        if (hashes.length == 0 || other.hashes.length == 0) {
            return 0;
        }
        double jaccard = jaccard(other);
        double both = jaccard * (count + other.count) / (1 + jaccard);
        int less = Math.min(count, other.count);
        double contained = Math.min(1, both / less);
        double share = less / (double) Math.max(count, other.count);
        double least = quotes || other.quotes ? QUOTED : EXTENDED;
        boolean isQuote = contained >= CONTAINED && share >= least && less >= LEAST_QUOTED;
        return Math.round((isQuote ? Math.max(jaccard, contained) : jaccard) * 1000) / 1000.0;
    }

    /** Whether two posts are the same but for hashtags, links, emoji and other trimmings. */
    public boolean sameAs(Fingerprint other) {
        return similarity(other) >= SAME;
    }

    private double jaccard(Fingerprint other) {
        int union = 0;
        int both = 0;
        int i = 0;
        int j = 0;
        int most = count > KEPT || other.count > KEPT ? KEPT : Integer.MAX_VALUE;
        while (union < most && (i < hashes.length || j < other.hashes.length)) {
            long mine = i < hashes.length ? Integer.toUnsignedLong(hashes[i]) : Long.MAX_VALUE;
            long theirs = j < other.hashes.length ? Integer.toUnsignedLong(other.hashes[j]) : Long.MAX_VALUE;
            both += mine == theirs ? 1 : 0;
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
            union++;
        }
        return both / (double) union;
    }
}
