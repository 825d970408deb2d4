package dev.landfall.objects;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Objects by key. The bucket encrypts them; a key says nothing about a person. */
public interface Objects {

    void put(String key, byte[] content, String contentType);

    Optional<byte[]> get(String key);

    /** Deletes it; one that is not there is no error. */
    void delete(String key);

    /** An address at which a client may put one object of this type and exact size, for a while. */
    URI presignPut(String key, String contentType, long bytes, Duration validFor);

    /** An address at which a browser may load one object as a download, for a while. */
    URI presignGet(String key, Duration validFor);
}
