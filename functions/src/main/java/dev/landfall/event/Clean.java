package dev.landfall.event;

/** Makes what a stranger sent safe to store: text that is no text becomes the replacement character. */
public final class Clean {

    private static final char REPLACEMENT = '\uFFFD';

    private Clean() {}

    /** Replaces lone surrogates and control characters other than tab and line ends; everything else stays. */
    public static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1))) {
                out.append(c).append(raw.charAt(++i));
            } else if (Character.isSurrogate(c) || (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
                out.append(REPLACEMENT);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
