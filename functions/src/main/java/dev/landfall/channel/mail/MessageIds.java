package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds message ids in {@code Message-ID}, {@code In-Reply-To} and {@code References}, also where brackets are missing. */
final class MessageIds {

    private static final int MOST = 1000;

    private MessageIds() {}

    static List<String> parse(String value) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        int at = 0;
        while (at < value.length() && ids.size() < MOST) {
            int open = value.indexOf('<', at);
            int close = open < 0 ? -1 : value.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String id = withoutSpace(value.substring(open + 1, close));
            int inner = id.lastIndexOf('<');
            id = inner < 0 ? id : id.substring(inner + 1);
            if (!id.isEmpty()) {
                ids.add(id);
            }
            at = close + 1;
        }
        return ids.isEmpty() ? bare(value) : new ArrayList<>(ids);
    }

    private static List<String> bare(String value) {
        List<String> ids = new ArrayList<>();
        for (String word : value.replace('<', ' ').replace('>', ' ').strip().split("[\\s,]+")) {
            if (word.indexOf('@') > 0 && ids.size() < MOST) {
                ids.add(word);
            }
        }
        return ids;
    }

    private static String withoutSpace(String id) {
        StringBuilder out = new StringBuilder(id.length());
        id.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> out.append((char) c));
        return out.toString();
    }
}
