package dev.landfall.channel.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells which parts are the plain body, the HTML body and attachments, by the rules of RFC 8621, section 4.1.4. */
final class BodyParts {

    private final List<MailPart> text = new ArrayList<>();
    private final List<MailPart> html = new ArrayList<>();
    private final List<MailPart> attachments = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private BodyParts() {}

    static BodyParts of(MailPart root) {
        BodyParts parts = new BodyParts();
        parts.walk(List.of(root), "mixed", new Side(true, true, false));
        return parts;
    }

    List<MailPart> text() {
        return text;
    }

    List<MailPart> html() {
        return html;
    }

    List<MailPart> attachments() {
        return attachments;
    }

    Set<String> notes() {
        return notes;
    }

    /** Which bodies a part may still belong to. */
    private record Side(boolean text, boolean html, boolean alternative) {}

    private void walk(List<MailPart> parts, String subtype, Side side) {
        int textBefore = text.size();
        int htmlBefore = html.size();
        for (int i = 0; i < parts.size(); i++) {
            MailPart part = parts.get(i);
            String type = part.type().value();
            if (!part.children().isEmpty()) {
                String inner = type.startsWith("multipart/") ? type.substring("multipart/".length()) : "mixed";
                note(inner);
                walk(
                        part.children(),
                        inner,
                        new Side(side.text(), side.html(), side.alternative() || inner.equals("alternative")));
            } else if (isInline(part, i, subtype)) {
                side = inline(part, subtype, side);
            } else {
                attachments.add(part);
            }
        }
        if (subtype.equals("alternative") && side.text() && side.html()) {
            shareOnlyBody(textBefore, htmlBefore);
        }
    }

    private void shareOnlyBody(int textBefore, int htmlBefore) {
        if (text.size() == textBefore && html.size() > htmlBefore) {
            text.addAll(html.subList(htmlBefore, html.size()));
        } else if (html.size() == htmlBefore && text.size() > textBefore) {
            html.addAll(text.subList(textBefore, text.size()));
        }
    }

    private static boolean isInline(MailPart part, int index, String subtype) {
        String type = part.type().value();
        boolean text = type.equals("text/plain") || type.equals("text/html") || part.hollow() && readable(part);
        boolean attached = part.disposition().value().equals("attachment");
        return !attached
                && text
                && (index == 0 || (!subtype.equals("related") && part.name().isEmpty()));
    }

    /** What stands before a boundary that never comes is what was written, unless it holds a structure we did not see. */
    private static boolean readable(MailPart part) {
        String text = new String(part.content(), StandardCharsets.ISO_8859_1);
        return !text.isBlank() && !text.startsWith("--") && !text.contains("\n--");
    }

    private Side inline(MailPart part, String subtype, Side side) {
        boolean isHtml = part.type().value().equals("text/html");
        if (subtype.equals("alternative")) {
            (isHtml ? html : text).add(part);
            return side;
        }
        Side now = side;
        if (side.alternative()) {
            now = new Side(side.text() && !isHtml, side.html() && isHtml, true);
        }
        if (now.text()) {
            text.add(part);
        }
        if (now.html()) {
            html.add(part);
        }
        return now;
    }

    private void note(String subtype) {
        if (subtype.equals("encrypted")) {
            notes.add("encrypted: kept as attachment");
        } else if (subtype.equals("signed")) {
            notes.add("signed: signature not checked");
        }
    }
}
