package dev.landfall.chat;

import dev.landfall.event.HttpResponse;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the app reads, as JSON. */
record ChatView(JsonMapper mapper) {

    /** The receipt of a posted message with whatever was said to it at once. */
    HttpResponse receipt(int status, Ticket ticket, Article message, List<Article> answers, Cursor cursor) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ticketId", ticket.id().value());
        out.put("trackingCode", ticket.trackingCode());
        out.put("owner", ticket.ownership().owner().name().toLowerCase(Locale.ROOT));
        out.put("message", article(message));
        out.put("answers", answers.stream().map(ChatView::article).toList());
        ticket.progress().firstReplyDue().ifPresent(at -> out.put("expectedBy", at.toString()));
        out.put("cursor", cursor.text());
        return HttpResponse.json(status, out, mapper);
    }

    HttpResponse messages(List<Article> articles, Cursor cursor) {
        List<Object> shown = new ArrayList<>();
        articles.forEach(article -> shown.add(article(article)));
        return HttpResponse.json(200, Map.of("messages", shown, "cursor", cursor.text()), mapper);
    }

    private static Map<String, Object> article(Article article) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ticketId", article.ticket().value());
        out.put("sequence", article.sequence());
        out.put("author", article.author().name().toLowerCase(Locale.ROOT));
        out.put("channel", article.origin().channel());
        out.put("text", article.text());
        out.put("language", article.language());
        out.put("at", article.storedAt().toString());
        out.put("provenance", article.provenance());
        return out;
    }
}
