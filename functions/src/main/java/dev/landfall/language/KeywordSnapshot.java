package dev.landfall.language;

import dev.landfall.policy.PolicyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The phrases of the release's rules as they are once compiled, written when the release is built: a cold function
 * takes them as arrays and reads none of the files.
 */
public final class KeywordSnapshot {
    private static final String RESOURCE = "/policy/keywords.bin";
    private static final int FORMAT = 0x4C4B0001;

    private KeywordSnapshot() {}

    /** Argument: the folder of the build's classes, which hold the files and shall hold the snapshot. */
    public static void main(String[] folder) throws IOException {
        Files.write(Path.of(folder[0] + RESOURCE), compile(new PolicyFiles(new JsonMapper())));
    }

    /** The same bytes for the same files. */
    static byte[] compile(PolicyFiles files) {
        KeywordCatalog catalog = files.current(KeywordCatalog.POLICY);
        var out = new Packed.Writer();
        out.number(FORMAT);
        out.texts(catalog.languages().toArray(String[]::new));
        catalog.read(files).write(out);
        return out.bytes();
    }

    /** The release's phrases, unless the build made none, or of other languages. */
    static Optional<PhraseRules> of(List<String> languages) {
        try (var resource = KeywordSnapshot.class.getResourceAsStream(RESOURCE)) {
            return resource == null ? Optional.empty() : read(resource.readAllBytes(), languages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<PhraseRules> read(byte[] bytes, List<String> languages) {
        var in = new Packed.Reader(bytes);
        if (in.number() != FORMAT || !List.of(in.texts()).equals(languages)) {
            return Optional.empty();
        }
        return Optional.of(PhraseRules.read(in));
    }
}
