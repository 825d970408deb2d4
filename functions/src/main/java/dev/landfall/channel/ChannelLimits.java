package dev.landfall.channel;

import java.util.Map;
import java.util.Optional;

/**
 * What one vendor takes.
 *
 * @param baseUrl the vendor's own address; empty where each account has its own
 * @param retryKey whether a repeated send with the same key is done only once
 * @param perMinute how many sends an account may start in a minute
 * @param texts the limit of each kind of text: {@code post} in public, {@code direct} to one person or group
 */
public record ChannelLimits(
        Optional<String> baseUrl,
        boolean retryKey,
        int perMinute,
        VendorHttp.Patience patience,
        Map<String, TextLimit> texts) {

    public static final String POST = "post";
    public static final String DIRECT = "direct";

    public ChannelLimits {
        texts = Map.copyOf(texts);
        if (perMinute < 1) {
            throw new IllegalArgumentException("A channel's rate must be positive");
        }
    }

    public TextLimit text(String kind) {
        TextLimit limit = texts.get(kind);
        if (limit == null) {
            throw new IllegalStateException("Policy channels has no limit for texts of kind " + kind);
        }
        return limit;
    }
}
