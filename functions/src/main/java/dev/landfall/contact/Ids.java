package dev.landfall.contact;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes ids that nobody can guess. Nothing random is drawn before the first id is asked for (snapshots). */
public final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    public static Ids secure() {
        return new Ids(new SecureRandom());
    }

    /** 130 bits in Crockford's base 32, for records. */
    public String id() {
        return letters(26);
    }

    /** What a person reads out on the phone: forty bits, no letter that looks like another. */
    public String trackingCode() {
        String letters = letters(8).toUpperCase(java.util.Locale.ROOT);
        return letters.substring(0, 4) + "-" + letters.substring(4);
    }

    /** A secret in an address: 160 bits. */
    public String token() {
        return letters(32);
    }

    /** A one-time code that a person types: eight digits. */
    public String digits() {
        StringBuilder out = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            out.append((char) ('0' + random.nextInt(10)));
        }
        return out.toString();
    }

    private String letters(int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return out.toString();
    }
}
