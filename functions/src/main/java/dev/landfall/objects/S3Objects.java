package dev.landfall.objects;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** {@link Objects} in one S3 bucket; the client is made when a first object is asked for, which most events never do. */
public final class S3Objects implements Objects {

    private final Supplier<S3Client> client;
    private final Supplier<S3Presigner> presigner;
    private final String bucket;

    public S3Objects(Supplier<S3Client> client, Supplier<S3Presigner> presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        client.get()
                .putObject(
                        request -> request.bucket(bucket).key(key).contentType(contentType),
                        RequestBody.fromBytes(content));
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(client.get()
                    .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) {
        client.get().deleteObject(request -> request.bucket(bucket).key(key));
    }

    @Override
    public URI presignPut(String key, String contentType, long bytes, Duration validFor) {
        return URI.create(presigner
                .get()
                .presignPutObject(presign -> presign.signatureDuration(validFor)
                        .putObjectRequest(request -> request.bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .contentLength(bytes)))
                .url()
                .toString());
    }

    @Override
    public URI presignGet(String key, Duration validFor) {
        return URI.create(presigner
                .get()
                .presignGetObject(presign -> presign.signatureDuration(validFor)
                        .getObjectRequest(request -> request.bucket(bucket)
                                .key(key)
                                .responseContentDisposition("attachment")
                                .responseContentType("application/octet-stream")))
                .url()
                .toString());
    }
}
