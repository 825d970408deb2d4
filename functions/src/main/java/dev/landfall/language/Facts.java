package dev.landfall.language;

import dev.landfall.language.Fact.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what must survive when a mail is retold: numbers of orders, accounts and transactions, error codes, versions,
 * devices, dates, times and amounts, and masked addresses. In any of the languages of {@link FactCues}; what overlaps is
 * told once, by its most telling kind. Linear in the text's length, and bounded.
 */
public final class Facts {

    private static final int MOST = 60;
    private static final int MOST_TEXT = 100_000;
    private static final int LONGEST_GAP = 24;

    /** A letter that makes one word with its neighbour: those of scripts without spaces, and Korean's particles, do not. */
    static final String JOINING = "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsHangul}]]";

    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,8}+");
    private static final Pattern PHONE = Pattern.compile(
            "(?<!" + JOINING + ")(?<![\\p{N}+])[+＋]\\p{Nd}(?:[ ().\\u00A0-]{0,2}+\\p{Nd}){7,14}+(?!\\p{Nd})");
    private static final Pattern VERSION = Pattern.compile(
            "(?<!" + JOINING + ")(?<![\\p{N}.])v?\\p{Nd}{1,4}(?:\\.\\p{Nd}{1,5}){1,3}(?!" + JOINING
                    + ")(?![\\p{N}]|\\.\\p{Nd})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\p{N}:.])(?:[01]?\\p{Nd}|2[0-3])[:：][0-5]\\p{Nd}(?::[0-5]\\p{Nd})?(?: ?[ap]\\.? ?m\\.?(?!\\p{L}))?(?![\\p{N}:])"
                    + "|(?<![\\p{N}])\\p{Nd}{1,2} ?[点點時时시](?: ?\\p{Nd}{1,2} ?[分분])?"
                    + "|(?<![\\p{N}])\\p{Nd}{1,2} ?[ap]\\.?m\\.?(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);
    /** What may stand for an order, an account or a payment: with a digit, and long enough not to be a count. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("#?(?=[\\p{Alnum}_/-]{0,30}\\p{Nd})[\\p{Alnum}][\\p{Alnum}_-]{2,40}(?:/\\p{Alnum}{2,12})?");

    private static final Pattern LOOSE = Pattern.compile("(?<!" + JOINING
            + ")(?<![\\p{N}_#@/.-])(?:#\\p{Alnum}[\\p{Alnum}-]{3,30}|(?=[A-Z0-9-]{0,30}[A-Z])(?=[A-Z0-9-]{0,30}[0-9])[A-Z0-9]{2,}(?:-[A-Z0-9]{2,}){0,5}(?: \\p{Nd}{3,6}(?!\\p{N}))?|[A-Z]{2,6}[ -]\\p{Nd}{4,12})(?!"
            + JOINING + ")(?![\\p{N}_@])");
    private static final Pattern CODE = Pattern.compile(
            "(?:0[xX][0-9a-fA-F]{2,16}|[A-Z]{1,8} ?\\p{Nd}{2,8}[A-Za-z]?|[A-Za-z]{1,8}[-_]?\\p{Nd}{2,8}[A-Za-z]?|[A-Z]{2,}(?:[_-][A-Z0-9]{1,20}){1,6}|\\p{Nd}{2,8}(?:[-.]\\p{Nd}{1,6}){0,2})(?![\\p{Alnum}_])");
    private static final Pattern LOOSE_CODE = Pattern.compile(
            "(?<!" + JOINING
                    + ")(?<![\\p{N}_])(?:0[xX][0-9a-fA-F]{3,16}|(?:ERR|ERROR|E|HTTP|SRV|NET)[-_ ]?\\p{Nd}{2,6}|[A-Z]{3,}(?:_[A-Z0-9]{2,20}){1,6})(?![\\p{Alnum}_])");

    private final String text;
    private final FactCues cues;
    private final List<Fact> found = new ArrayList<>();

    private Facts(String text, FactCues cues) {
        this.text = text;
        this.cues = cues;
    }

    /** The facts of a text in its order; of a very long one those of its first 100,000 characters, 60 at most. */
    public static List<Fact> of(String text, FactCues cues) {
        String head = text.length() > MOST_TEXT ? text.substring(0, safe(text)) : text;
        return new Facts(head, cues).find();
    }

    private static int safe(String text) {
        return Character.isLowSurrogate(text.charAt(MOST_TEXT)) ? MOST_TEXT - 1 : MOST_TEXT;
    }

    private List<Fact> find() {
        all(EMAIL, Kind.ADDRESS);
        all(PHONE, Kind.PHONE);
        all(cues.date(), Kind.DATE);
        all(cues.amount(), Kind.AMOUNT);
        all(TIME, Kind.TIME);
        all(cues.names(Kind.SYSTEM), Kind.SYSTEM);
        all(cues.names(Kind.DEVICE), Kind.DEVICE);
        labelled();
        all(LOOSE_CODE, Kind.ERROR);
        all(LOOSE, Kind.REFERENCE);
        versions();
        found.sort(Comparator.comparingInt(Fact::start));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private void all(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text);
        while (found.size() < MOST * 2 && matcher.find()) {
            add(kind, matcher.start(), matcher.end());
        }
    }

    private void add(Kind kind, int start, int end) {
        boolean taken = found.stream().anyMatch(fact -> start < fact.end() && fact.start() < end);
        if (!taken && end > start) {
            String value = switch (kind) {
                case ADDRESS -> "[email]";
                case PHONE -> "[phone]";
                default -> text.substring(start, end);
            };
            found.add(new Fact(kind, value, start, end));
        }
    }

    private record Labelled(Kind kind, int start, int end, int distance) {}

    /** What follows a label at a short distance, on the same line and in the same sentence; the nearest label names it. */
    private void labelled() {
        Matcher identifier = IDENTIFIER.matcher(text);
        Matcher code = CODE.matcher(text);
        Matcher version = VERSION.matcher(text);
        List<Labelled> all = new ArrayList<>();
        for (FactCues.Label label : cues.labels(SummaryCues.lower(text))) {
            if (all.size() >= MOST * 4) {
                break;
            }
            for (Kind kind : sorted(label.kinds())) {
                Matcher matcher = switch (kind) {
                    case ERROR -> code;
                    case VERSION -> version;
                    default -> identifier;
                };
                after(label, matcher, kind).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingInt(Labelled::distance).thenComparing(Labelled::kind));
        all.forEach(one -> add(one.kind(), one.start(), one.end()));
    }

    private static List<Kind> sorted(Set<Kind> kinds) {
        return kinds.stream().sorted().toList();
    }

    private Optional<Labelled> after(FactCues.Label label, Matcher matcher, Kind kind) {
        int limit = Math.min(text.length(), label.end() + LONGEST_GAP);
        for (int at = label.end(); at < limit && !breaksOff(at); at++) {
            if (isAscii(text.charAt(at))
                    && begins(at)
                    && matcher.region(at, text.length()).lookingAt()
                    && (hasDigit(matcher.start(), matcher.end()) || kind == Kind.ERROR && isName(matcher.group()))) {
                return Optional.of(new Labelled(kind, matcher.start(), matcher.end(), at - label.end()));
            }
        }
        return Optional.empty();
    }

    private static boolean isName(String code) {
        return code.indexOf('_') > 0;
    }

    /** At the start of a word; numbers may also stand right behind letters that are not Latin. */
    private boolean begins(int at) {
        char before = text.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                || Sentences.spaceless(before)
                || Character.isDigit(text.charAt(at)) && !Character.isDigit(before) && before > 0x24F;
    }

    private static boolean isAscii(char c) {
        return c == '#' || Character.isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private boolean hasDigit(int start, int end) {
        return text.substring(start, end).codePoints().anyMatch(Character::isDigit);
    }

    private boolean breaksOff(int at) {
        char c = text.charAt(at);
        boolean stop = (c == '.' || c == '!' || c == '?' || c == ';')
                && (at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1)));
        return c == '\n' || c == '。' || c == '！' || c == '？' || c == '।' || stop && !isNumberSign(at);
    }

    /** "no. 123" and "nr. 5" go on. */
    private boolean isNumberSign(int at) {
        return text.charAt(at) == '.' && at >= 2 && at + 2 < text.length() && Character.isDigit(text.charAt(at + 2));
    }

    /** Three numbers with points are a version; two only where a label says so. */
    private void versions() {
        Matcher matcher = VERSION.matcher(text);
        while (found.size() < MOST * 2 && matcher.find()) {
            long points = matcher.group().chars().filter(c -> c == '.').count();
            if (points >= 2 || Character.toLowerCase(matcher.group().charAt(0)) == 'v') {
                add(Kind.VERSION, matcher.start(), matcher.end());
            }
        }
    }
}
