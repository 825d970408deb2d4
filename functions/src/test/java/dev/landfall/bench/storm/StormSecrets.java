package dev.landfall.bench.storm;

import dev.landfall.contact.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** The accounts of the run, in a file as the local cloud keeps it. */
record StormSecrets(Path file, JsonNode document) {

    private static final String DOCUMENT = """
            {"identityKey":"c3Rvcm0tc3Rvcm0tc3Rvcm0tc3Rvcm0=","channels":{
              "x":{"main":{"secrets":["%1$s"],"accessToken":"t","userId":"900","locale":"en","jurisdiction":"EU"}},
              "line":{"main":{"secrets":["%1$s"],"accessToken":"t","locale":"ja"}},
              "messenger":{"main":{"secrets":["%1$s"],"accessToken":"t","userId":"900","locale":"en"}},
              "whatsapp":{"main":{"secrets":["%1$s"],"accessToken":"t","userId":"77","locale":"id"}},
              "telegram":{"main":{"secrets":["%1$s"],"accessToken":"1:t","locale":"es"}},
              "generic":{"main":{"secrets":["%1$s"],"userId":"us","locale":"es-MX","jurisdiction":"IN"}},
              "mime":{"care":{"secrets":["%1$s"]}}}}""".formatted(Delivery.SECRET);

    static StormSecrets write() {
        try {
            Path file = Files.createTempFile("storm", ".json");
            file.toFile().deleteOnExit();
            Files.writeString(file, DOCUMENT);
            return new StormSecrets(file, World.MAPPER.readTree(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Keys keys() {
        byte[] key = Base64.getDecoder().decode(document.path("identityKey").asString());
        return new Keys(() -> key);
    }
}
