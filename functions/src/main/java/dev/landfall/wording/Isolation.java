package dev.landfall.wording;

/** Keeps a value that is put into a text from turning the text around it, and itself from being turned. */
final class Isolation {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Isolation() {}

    /** In a right-to-left text every value is isolated; in a left-to-right one only a value that would turn it. */
    static String isolate(String value, boolean rightToLeft) {
        String plain = withoutControls(value);
        if (!rightToLeft && !hasRightToLeft(plain)) {
            return plain;
        }
        // An isolate ends with its paragraph, so each line gets its own.
        StringBuilder isolated = new StringBuilder();
        for (String line : plain.split("\n", -1)) {
            isolated.append(isolated.isEmpty() ? "" : "\n")
                    .append(FIRST_STRONG_ISOLATE)
                    .append(line)
                    .append(POP_ISOLATE);
        }
        return isolated.toString();
    }

    private static String withoutControls(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.chars().filter(c -> !isControl(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static boolean isControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean hasRightToLeft(String value) {
        return value.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(d -> d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}
