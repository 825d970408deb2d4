package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Messages that are nothing but a greeting, thanks or a farewell, in any of the languages: they ask nothing, so no
 * article answers them.
 */
public final class SmallTalk {

    public static final PolicyKey<SmallTalk> POLICY = new PolicyKey<>("small-talk", SmallTalk::compile);

    private static final int LONGEST = 80;
    private static final int MOST_PIECES = 4;

    private final int version;
    private final Map<Character, List<Piece>> pieces = new HashMap<>();
    private final Map<String, Map<Kind, String>> replies = new TreeMap<>();

    /** What such a message is. */
    public enum Kind {
        GREETINGS,
        THANKS,
        GOODBYES;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Piece(String words, Kind kind) {}

    private SmallTalk(PolicyFile file) {
        version = file.version();
        file.body().path("languages").forEachEntry(this::add);
        pieces.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Piece piece) -> piece.words().length())
                                .reversed()));
    }

    static SmallTalk compile(PolicyFile file) {
        return new SmallTalk(file);
    }

    private void add(String language, JsonNode node) {
        for (Kind kind : Kind.values()) {
            node.path(kind.word()).forEach(phrase -> {
                String words = Normal.words(phrase.asString(""));
                if (!words.isEmpty()) {
                    pieces.computeIfAbsent(words.charAt(0), key -> new ArrayList<>())
                            .add(new Piece(words, kind));
                }
            });
        }
        Map<Kind, String> said = new EnumMap<>(Kind.class);
        String thanks = node.path("replies").path("thanks").asString("");
        said.put(Kind.GREETINGS, node.path("replies").path("greeting").asString(""));
        said.put(Kind.THANKS, thanks);
        said.put(Kind.GOODBYES, thanks);
        replies.put(language, said);
    }

    public int version() {
        return version;
    }

    /** What the message is, if it is nothing else; thanks count more than a farewell, that more than a greeting. */
    public Optional<Kind> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String left = Normal.words(text).replace('|', ' ').strip();
        Optional<Kind> found = Optional.empty();
        for (int i = 0; i < MOST_PIECES && !left.isEmpty(); i++) {
            Optional<Piece> piece = first(left);
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            Kind kind = piece.get().kind();
            found = found.filter(known -> known == Kind.THANKS || kind == Kind.GREETINGS)
                    .or(() -> Optional.of(kind));
            left = left.substring(piece.get().words().length()).strip();
        }
        return left.isEmpty() ? found : Optional.empty();
    }

    private Optional<Piece> first(String left) {
        return pieces.getOrDefault(left.charAt(0), List.of()).stream()
                .filter(piece -> left.startsWith(piece.words())
                        && ends(left, piece.words().length()))
                .findFirst();
    }

    private static boolean ends(String text, int at) {
        return at >= text.length() || text.charAt(at) == ' ' || Words.isSpaceless(text.codePointAt(at));
    }

    /** What is said to it in a locale that we speak; empty where nobody has written that yet. */
    public Optional<String> reply(Kind kind, String locale) {
        return Optional.ofNullable(replies.get(locale))
                .map(said -> said.getOrDefault(kind, ""))
                .filter(text -> !text.isBlank());
    }
}
