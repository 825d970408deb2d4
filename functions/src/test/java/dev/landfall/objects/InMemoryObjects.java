package dev.landfall.objects;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@link Objects} in memory. */
public final class InMemoryObjects implements Objects {

    private final TreeMap<String, byte[]> objects = new TreeMap<>();

    public InMemoryObjects() {}

    @Override
    public synchronized void put(String key, byte[] content, String contentType) {
        objects.put(key, content.clone());
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
        return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
    }

    @Override
    public synchronized void delete(String key) {
        objects.remove(key);
    }

    @Override
    public URI presignPut(String key, String contentType, long bytes, Duration validFor) {
        return URI.create("https://objects.example/" + key + "?bytes=" + bytes + "&for=" + validFor);
    }

    public synchronized Set<String> keys() {
        return Set.copyOf(objects.keySet());
    }

    @Override
    public URI presignGet(String key, Duration validFor) {
        return URI.create("https://bucket.example/" + key);
    }
}
