package dev.landfall.channel.x;

import dev.landfall.channel.Fields;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What both shapes of X's posts have in common. */
final class XText {

    private XText() {}

    /** X escapes three characters of a post's text, and only these; the ampersand comes last. */
    static Optional<String> plain(Optional<String> text) {
        return text.map(it -> it.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }

    /** Whether a post is a later version of the one that its history begins with. */
    static boolean isEdit(Optional<String> first, Optional<String> id) {
        return first.isPresent() && id.isPresent() && !first.equals(id);
    }

    /** The first of an array of ids. */
    static Optional<String> firstId(JsonNode ids) {
        return ids.isArray() && !ids.isEmpty() ? Fields.idValue(ids.path(0)) : Optional.empty();
    }
}
