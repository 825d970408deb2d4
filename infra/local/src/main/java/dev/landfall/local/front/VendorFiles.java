package dev.landfall.local.front;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Plays the hosts that hold the vendors' files, each below {@code /<channel>/media/<host>}. A word in the file's id or
 * address says how it goes: {@code missing}, {@code refused}, {@code large}, {@code later} (at the second asking),
 * {@code elsewhere} (sent on to where nobody may look), {@code program}, {@code voice}; else it is a small picture.
 */
final class VendorFiles {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final byte[] VOICE = "OggS\0\2 a short voice".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PROGRAM = "MZ\220\0 not to be opened".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LARGE = 32 * 1024 * 1024;

    private final JsonNode secrets;
    private final Set<String> askedBefore = ConcurrentHashMap.newKeySet();

    /** @param secrets to know the accounts' tokens */
    VendorFiles(JsonNode secrets) {
        this.secrets = secrets;
    }

    Response serve(String channel, Request request) {
        String path = request.rawPath();
        String asked = path + "?" + request.rawQuery();
        if (needsToken(channel) && !showsToken(channel, asked + " " + request.header("authorization"))) {
            return Response.message(401, "Unauthorized");
        }
        if (channel.equals("telegram") && path.endsWith("/getFile")) {
            String id = asked.substring(asked.indexOf("file_id=") + "file_id=".length());
            return Response.json(
                    200, Map.of("ok", true, "result", Map.of("file_id", id, "file_path", "photos/" + id + ".png")));
        }
        if (channel.equals("whatsapp") && path.contains("/graph.facebook.com/")) {
            String id = path.substring(path.lastIndexOf('/') + 1);
            return Response.json(
                    200,
                    Map.of("id", id, "url", "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=" + id));
        }
        return file(asked);
    }

    private Response file(String asked) {
        if (asked.contains("missing")) {
            return Response.message(404, "Not Found");
        }
        if (asked.contains("refused")) {
            return Response.message(403, "Forbidden");
        }
        if (asked.contains("elsewhere")) {
            return new Response(
                    302, Map.of("location", "http://169.254.169.254/latest/meta-data/"), List.of(), new byte[0]);
        }
        if (asked.contains("later") && askedBefore.add(asked)) {
            return new Response(202, Map.of(), List.of(), new byte[0]);
        }
        if (asked.contains("large")) {
            return bytes("image/png", new byte[LARGE]);
        }
        if (asked.contains("program")) {
            return bytes("application/octet-stream", PROGRAM);
        }
        return asked.contains("voice") ? bytes("audio/ogg", VOICE) : bytes("image/png", PICTURE);
    }

    private static Response bytes(String type, byte[] content) {
        return new Response(200, Map.of("content-type", type), List.of(), content);
    }

    private static boolean needsToken(String channel) {
        return List.of("telegram", "line", "whatsapp", "wechat").contains(channel);
    }

    private boolean showsToken(String channel, String shown) {
        return secrets.path("channels").path(channel).valueStream().anyMatch(account -> {
            String token = account.path("accessToken").asString("");
            return !token.isEmpty() && shown.contains(token);
        });
    }
}
