package dev.landfall.language;

import dev.landfall.language.MailLines.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Separates what a person wrote in a mail from quotes, signatures and disclaimers. Quotes that somebody answers below
 * stay as context; a mail of nothing but quotes stays as it is.
 */
public final class VisibleText {

    private static final int LONGEST_SIGNATURE = 12;
    private static final int LONGEST_DISCLAIMER = 30;

    private final MailLines lines;
    private final boolean[] hidden;
    private int end;

    private VisibleText(MailLines lines) {
        this.lines = lines;
        this.hidden = new boolean[lines.count()];
        this.end = lines.count();
    }

    /** Looks at one decoded text body. */
    public static Visible of(String text, MailCues cues) {
        VisibleText view = new VisibleText(new MailLines(text, cues));
        view.hide();
        return view.result(text);
    }

    private void hide() {
        cutAtEmbedded();
        stripEnd();
        hideIntroductions();
        if (!anyVisible()) {
            Arrays.fill(hidden, false);
            end = lines.count();
        }
    }

    /** Everything from the first embedded mail on is hidden when something was written above it. */
    private void cutAtEmbedded() {
        boolean written = false;
        for (int i = 0; i < end; i++) {
            Kind kind = lines.kind(i);
            boolean embedded = kind == Kind.EMBEDDED || kind == Kind.INTRODUCTION && !quoteFollows(i);
            if (embedded && written) {
                end = i;
                return;
            }
            written = written || kind == Kind.TEXT || kind == Kind.DISCLAIMER;
        }
    }

    private boolean quoteFollows(int introduction) {
        int i = introduction;
        while (i < lines.count() && (lines.kind(i) == Kind.INTRODUCTION || lines.kind(i) == Kind.EMPTY)) {
            i++;
        }
        return i < lines.count() && lines.kind(i) == Kind.QUOTE;
    }

    private void stripEnd() {
        int before;
        do {
            before = end;
            while (end > 0 && strippable(lines.kind(end - 1))) {
                end--;
            }
            stripSignature();
            stripDisclaimer();
        } while (end != before);
    }

    private static boolean strippable(Kind kind) {
        return switch (kind) {
            case EMPTY, QUOTE, RULE, SIGNATURE_RULE, SENT_FROM, INTRODUCTION, EMBEDDED -> true;
            case TEXT, DISCLAIMER -> false;
        };
    }

    private void stripSignature() {
        int written = 0;
        for (int i = end - 1; i > 0 && written <= LONGEST_SIGNATURE; i--) {
            if (lines.kind(i) == Kind.SIGNATURE_RULE || lines.kind(i) == Kind.SENT_FROM && written <= 2) {
                if (textBefore(i)) {
                    end = i;
                }
                return;
            }
            if (lines.kind(i) == Kind.QUOTE || lines.kind(i) == Kind.INTRODUCTION) {
                return;
            }
            written += lines.kind(i) == Kind.EMPTY ? 0 : 1;
        }
    }

    private void stripDisclaimer() {
        for (int i = end - 1; i > 0 && i > end - LONGEST_DISCLAIMER; i--) {
            if (lines.kind(i) == Kind.DISCLAIMER && lines.kind(i - 1) != Kind.TEXT && textBefore(i)) {
                end = i;
                return;
            }
        }
    }

    private boolean textBefore(int line) {
        for (int i = line - 1; i >= 0; i--) {
            if (lines.kind(i) == Kind.TEXT) {
                return true;
            }
        }
        return false;
    }

    /** What remains after the end was cut: introductions go; the quote goes too where the answer stands only below it. */
    private void hideIntroductions() {
        boolean written = false;
        for (int i = 0; i < end; i++) {
            Kind kind = lines.kind(i);
            if (kind == Kind.INTRODUCTION || kind == Kind.EMBEDDED) {
                hidden[i] = true;
                boolean last = i + 1 >= end || lines.kind(i + 1) != kind;
                if (last && !written && quoteFollows(i) && onlyTextAfterQuote(i)) {
                    hideQuote(i + 1);
                }
            }
            written = written || kind == Kind.TEXT;
        }
    }

    private boolean onlyTextAfterQuote(int introduction) {
        int i = introduction + 1;
        while (i < end && (lines.kind(i) == Kind.QUOTE || lines.kind(i) == Kind.EMPTY)) {
            i++;
        }
        while (i < end && lines.kind(i) != Kind.QUOTE) {
            i++;
        }
        return i == end;
    }

    private void hideQuote(int from) {
        for (int i = from; i < end && (lines.kind(i) == Kind.QUOTE || lines.kind(i) == Kind.EMPTY); i++) {
            hidden[i] = true;
        }
    }

    private boolean anyVisible() {
        for (int i = 0; i < end; i++) {
            if (!hidden[i] && lines.kind(i) != Kind.EMPTY) {
                return true;
            }
        }
        return false;
    }

    private Visible result(String text) {
        StringBuilder visible = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < lines.count(); i++) {
            Span line = lines.span(i);
            if (i < end && !hidden[i]) {
                visible.append(text, line.start(), line.end());
            } else if (!spans.isEmpty() && spans.getLast().end() == line.start()) {
                spans.set(spans.size() - 1, new Span(spans.getLast().start(), line.end()));
            } else {
                spans.add(line);
            }
        }
        return new Visible(visible.toString(), spans);
    }
}
