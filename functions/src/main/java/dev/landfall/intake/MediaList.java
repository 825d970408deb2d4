package dev.landfall.intake;

import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.table.Instants;
import dev.landfall.ticket.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an article says of the files that were sent with it: those that are kept, in the form that mails' files have, and
 * notes on those that are not; each with its {@code media}, see {@link MediaPost#line}.
 */
record MediaList(List<Map<String, Object>> files, List<Map<String, Object>> notes) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {};
    private static final String MEDIA = "media";
    private static final int LONGEST_NAME = 200;

    MediaList {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    static MediaList of(Article article) {
        return new MediaList(read(article, Article.ATTACHMENTS), read(article, Article.MEDIA_NOTES));
    }

    private static List<Map<String, Object>> read(Article article, String detail) {
        String list = article.details().getOrDefault(detail, "");
        return list.isEmpty() ? List.of() : JSON.readValue(list, LIST);
    }

    boolean knows(String line) {
        return files.stream().anyMatch(named(line)) || notes.stream().anyMatch(named(line));
    }

    MediaList with(String line, MailFile file, String name) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", file.id());
        entry.put("object", file.object());
        entry.put("name", Clip.chars(name, LONGEST_NAME));
        entry.put("type", file.contentType());
        entry.put("bytes", file.bytes());
        entry.put("dangerous", file.dangerous());
        entry.put(MEDIA, line);
        return new MediaList(and(files, entry), notes);
    }

    MediaList with(String line, Reason reason, Instant now) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("reason", reason.word());
        entry.put("at", Instants.key(now));
        entry.put(MEDIA, line);
        return new MediaList(files, and(notes, entry));
    }

    /** Without what is no longer part of the message. */
    MediaList only(List<String> lines) {
        Predicate<Map<String, Object>> stays = entry -> lines.contains(entry.getOrDefault(MEDIA, ""));
        return new MediaList(
                files.stream().filter(stays).toList(),
                notes.stream().filter(stays).toList());
    }

    /** The ids of the files that the other list no longer names. */
    List<String> goneFrom(MediaList other) {
        List<String> left = other.ids();
        return ids().stream().filter(id -> !left.contains(id)).distinct().toList();
    }

    private List<String> ids() {
        return files.stream().map(file -> String.valueOf(file.get("id"))).toList();
    }

    /** The article with these files instead of those that it has. */
    Article on(Article article) {
        Map<String, String> details = new HashMap<>(article.details());
        details.put(Article.ATTACHMENTS, files.isEmpty() ? "" : JSON.writeValueAsString(files));
        details.put(Article.MEDIA_NOTES, notes.isEmpty() ? "" : JSON.writeValueAsString(notes));
        details.values().removeIf(String::isEmpty);
        return article.filed(
                files.stream()
                        .map(file -> Optional.ofNullable(file.get("object"))
                                .map(String::valueOf)
                                .orElse(""))
                        .filter(object -> !object.isEmpty())
                        .distinct()
                        .toList(),
                details);
    }

    private static Predicate<Map<String, Object>> named(String line) {
        return entry -> line.equals(entry.get(MEDIA));
    }

    private static List<Map<String, Object>> and(List<Map<String, Object>> list, Map<String, Object> entry) {
        List<Map<String, Object>> all = new ArrayList<>(list);
        all.add(entry);
        return all;
    }
}
