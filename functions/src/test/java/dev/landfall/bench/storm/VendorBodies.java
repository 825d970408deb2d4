package dev.landfall.bench.storm;

import dev.landfall.channel.GenuineBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bodies that vendors published; none where the data folder is absent. */
final class VendorBodies {

    private static final Path PAYLOADS =
            Path.of(System.getProperty("landfall.data", "../../shared/data")).resolve("payloads");

    private VendorBodies() {}

    static List<Delivery> all() {
        List<Delivery> all = new ArrayList<>();
        add(all, "line", "line");
        add(all, "telegram", "telegram");
        add(all, "whatsapp/updates", "whatsapp");
        return all;
    }

    private static void add(List<Delivery> all, String folder, String channel) {
        if (!Files.isDirectory(PAYLOADS.resolve(folder))) {
            return;
        }
        try (Stream<Path> files = Files.list(PAYLOADS.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                for (Map.Entry<String, byte[]> body : bodies(file, channel).entrySet()) {
                    String name = channel + "-" + file.getFileName() + "-" + body.getKey();
                    all.add(new Delivery(name, channel, "main", body.getValue(), true));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> bodies(Path file, String channel) throws IOException {
        return channel.equals("whatsapp") ? GenuineBodies.in(file) : Map.of("", Files.readAllBytes(file));
    }
}
