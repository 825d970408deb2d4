package dev.landfall.local.front;

import dev.landfall.local.host.InvocationLog;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The page for people: what runs, the last invocations, queues, and the outbox as the person would see it. */
final class Page {

    private static final int SHOWN = 50;
    private static final String HEAD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="5"><title>Landfall, local cloud</title><style>
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1b1f;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.3rem .7rem;border-bottom:1px solid #ddd;vertical-align:top}
            .bad{color:#a40000;font-weight:600}pre{white-space:pre-wrap;margin:0;font:inherit}
            @media(prefers-color-scheme:dark){body{color:#eee;background:#17171a}th,td{border-color:#444}.bad{color:#ff8a80}}
            </style></head><body><h1>Landfall, local cloud</h1>
            """;

    private final Control control;

    Page(Control control) {
        this.control = control;
    }

    String html() {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("<p>The functions' time is <strong>")
                .append(seconds(control.now().toString()))
                .append(
                        "</strong>. Operators change the keyword rules at <a href=\"/desk/rules\">/desk/rules</a>.</p>");
        outbox(out, control.outbox().all());
        invocations(out, control.host().log().entries());
        queues(out, control.queues());
        return out.append("</body></html>").toString();
    }

    /** An instant for people: 2026-11-24 10:00:00, in UTC. */
    private static String seconds(String instant) {
        return instant.length() < 19 ? instant : instant.substring(0, 19).replace('T', ' ');
    }

    private static void outbox(StringBuilder out, List<JsonNode> sent) {
        out.append("<h2>Outbox</h2>");
        if (sent.isEmpty()) {
            out.append("<p>Nothing would have been sent yet.</p>");
            return;
        }
        out.append("<table><tr><th>When<th>Channel<th>To<th>What the person reads</tr>");
        sent.reversed().stream()
                .limit(SHOWN)
                .forEach(call -> out.append("<tr><td>")
                        .append(escape(seconds(call.path("at").asString(""))))
                        .append("<td>")
                        .append(escape(call.path("channel").asString("") + " / "
                                + call.path("account").asString("")))
                        .append("<td>")
                        .append(escape(call.path("to").asString("")))
                        .append("<td><pre dir=\"auto\">")
                        .append(escape(call.path("text").asString("")))
                        .append("</pre></tr>"));
        out.append("</table>");
    }

    private static void invocations(StringBuilder out, List<InvocationLog.Entry> entries) {
        out.append("<h2>Last invocations</h2><table><tr><th>When<th>Function<th>Milliseconds<th>Outcome</tr>");
        entries.stream()
                .limit(SHOWN)
                .forEach(entry -> out.append("<tr><td>")
                        .append(seconds(entry.at().toString()))
                        .append("<td>")
                        .append(escape(entry.function()))
                        .append(String.format(
                                Locale.ROOT,
                                "<td>%d<td%s>",
                                entry.millis(),
                                bad(!entry.outcome().equals("ok"))))
                        .append(escape(entry.outcome()))
                        .append("</tr>"));
        out.append("</table>");
    }

    private static void queues(StringBuilder out, List<Control.QueueDepth> queues) {
        out.append("<h2>Queues</h2><table><tr><th>Queue<th>Waiting<th>In flight</tr>");
        queues.forEach(queue -> out.append("<tr><td>")
                .append(escape(queue.name()))
                .append(String.format(
                        Locale.ROOT,
                        "<td%s>%d<td>%d</tr>",
                        bad(queue.deadLetters() && queue.waiting() > 0),
                        queue.waiting(),
                        queue.inFlight())));
        out.append("</table>");
    }

    private static String bad(boolean bad) {
        return bad ? " class=\"bad\"" : "";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
