package dev.landfall.bench.byhand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The secrets file: the key of identities, the key of the account. */
@SuppressWarnings("ArrayRecordComponent")
record Secrets(byte[] identity, byte[] account, String ownUser) {

    static Secrets read(JsonMapper mapper) {
        try {
            JsonNode root = mapper.readTree(Files.readAllBytes(Path.of(System.getenv("SECRETS_FILE"))));
            JsonNode account = root.path("channels").path("x").path("main");
            return new Secrets(
                    Base64.getDecoder().decode(root.path("identityKey").asString()),
                    account.path("secrets").path(0).asString().getBytes(StandardCharsets.UTF_8),
                    account.path("userId").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
