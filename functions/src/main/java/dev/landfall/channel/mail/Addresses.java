package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.List;

/** A forgiving reader of address lists: quotes, comments, groups, encoded words, missing brackets. One pass. */
public final class Addresses {

    private static final int MOST = 1000;

    private final String text;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String bracketed = "";
    private boolean hasBrackets;
    private boolean quoted;

    private Addresses(String text) {
        this.text = text;
    }

    public static List<MailAddress> parse(String value) {
        Addresses reader = new Addresses(value);
        reader.read();
        return List.copyOf(reader.found);
    }

    private void read() {
        int at = 0;
        while (at < text.length() && found.size() < MOST) {
            char c = text.charAt(at);
            at = switch (c) {
                case '"' -> quotedString(at);
                case '(' -> comment(at);
                case '<' -> brackets(at);
                case ',', ';' -> separator(at);
                case ':' -> groupName(at);
                case '\\' -> escaped(at);
                default -> plain(at);
            };
        }
        finish();
    }

    private int plain(int at) {
        phrase.append(text.charAt(at));
        return at + 1;
    }

    private int escaped(int at) {
        if (at + 1 < text.length()) {
            phrase.append(text.charAt(at + 1));
        }
        return at + 2;
    }

    private int separator(int at) {
        finish();
        return at + 1;
    }

    private int groupName(int at) {
        if (phrase.indexOf("@") >= 0) {
            return plain(at);
        }
        phrase.setLength(0);
        comment.setLength(0);
        return at + 1;
    }

    private int quotedString(int at) {
        int i = at + 1;
        quoted = true;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            phrase.append(text.charAt(i++));
        }
        return i + 1;
    }

    private int comment(int at) {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                comment.append(text.charAt(++i));
            } else if (c == '(') {
                if (depth++ > 0) {
                    comment.append(c);
                }
            } else if (c == ')') {
                if (--depth == 0) {
                    return i + 1;
                }
                comment.append(c);
            } else {
                comment.append(c);
            }
            i++;
        }
        return i;
    }

    private int brackets(int at) {
        int close = text.indexOf('>', at);
        int end = close < 0 ? text.length() : close;
        String inside = text.substring(at + 1, end);
        int open = inside.lastIndexOf('<');
        inside = open < 0 ? inside : inside.substring(open + 1);
        if (inside.startsWith("@") && inside.indexOf(':') > 0) {
            inside = inside.substring(inside.indexOf(':') + 1);
        }
        if (!hasBrackets) {
            bracketed = inside.strip();
            hasBrackets = true;
        }
        return end + 1;
    }

    private void finish() {
        String words = phrase.toString().strip().replaceAll("\\s+", " ");
        if (hasBrackets) {
            String name = words.isEmpty() ? comment.toString() : words;
            if (!bracketed.isEmpty() || !name.isBlank()) {
                add(name, bracketed);
            }
        } else if (words.indexOf('@') >= 0 && !(quoted && words.indexOf(' ') >= 0)) {
            addBare(words);
        } else if (!words.isEmpty()) {
            add(words, "");
        }
        phrase.setLength(0);
        comment.setLength(0);
        bracketed = "";
        hasBrackets = false;
        quoted = false;
    }

    private void addBare(String words) {
        String[] pieces = words.split(" ");
        StringBuilder name = new StringBuilder();
        String address = "";
        for (String piece : pieces) {
            if (address.isEmpty() && piece.indexOf('@') >= 0) {
                address = piece;
            } else {
                name.append(name.isEmpty() ? "" : " ").append(piece);
            }
        }
        boolean spacedOut =
                words.contains(" @") || words.contains("@ ") || words.contains(" .") || words.contains(". ");
        if (spacedOut) {
            add(comment.toString(), words.replace(" ", ""));
        } else {
            add(name.isEmpty() ? comment.toString() : name.toString(), address);
        }
    }

    private void add(String name, String address) {
        String decoded = EncodedWords.decode(name).strip().replaceAll("\\s+", " ");
        String plain = address.contains("=?") ? EncodedWords.decode(address) : address;
        found.add(new MailAddress(decoded, plain.strip()));
    }
}
