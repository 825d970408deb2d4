package dev.landfall.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** By which bytes a file's kind is known, whatever its sender calls it; the first that fits. */
record FileSignatures(List<Signature> all) {

    /** @param at where in the file the bytes stand */
    @SuppressWarnings("ArrayRecordComponent")
    record Signature(int at, byte[] bytes, String type) {
        boolean fits(byte[] content) {
            int end = at + bytes.length;
            return content.length >= end && Arrays.equals(content, at, end, bytes, 0, bytes.length);
        }
    }

    FileSignatures {
        all = List.copyOf(all);
    }

    /** @param list of {@code {"at": 0, "hex": "25504446", "type": "application/pdf"}} */
    static FileSignatures of(JsonNode list) {
        List<Signature> all = new ArrayList<>();
        list.forEach(node -> all.add(new Signature(
                node.path("at").asInt(0),
                HexFormat.of().parseHex(node.path("hex").asString("")),
                node.path("type").asString(""))));
        return new FileSignatures(all);
    }

    Optional<String> typeOf(byte[] content) {
        return all.stream()
                .filter(signature -> signature.fits(content))
                .findFirst()
                .map(Signature::type);
    }
}
