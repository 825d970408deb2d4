package dev.landfall.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where requests go: to the vendors' own hosts, or all of them to one place that plays them.
 *
 * @param playedAt base address below which every channel has a folder of its own name; empty outside the local cloud
 */
public record Endpoints(Optional<URI> playedAt) {

    /** The address of a path at a vendor whose host is policy. */
    Optional<URI> atVendor(String channel, ChannelLimits limits, String path) {
        return played(channel, path).or(() -> limits.baseUrl().map(base -> URI.create(base + path)));
    }

    /** The account's own address as it is; only https, because its body is somebody's private message. */
    Optional<URI> atAccount(String channel, AccountSecrets account, String path) {
        return played(channel, path).or(() -> account.url().flatMap(Endpoints::https));
    }

    /** Where the file of a checked address is asked for: there, or where the channel is played. */
    public URI atFile(String channel, URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return played(channel, "/media/" + address.getHost() + address.getRawPath() + query)
                .orElse(address);
    }

    /** One segment of a path; ids come from outside and must not leave their place. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<URI> played(String channel, String path) {
        return playedAt.map(base -> URI.create(base.toString().replaceFirst("/+$", "") + "/" + channel + path));
    }

    private static Optional<URI> https(String url) {
        try {
            return Optional.of(new URI(url)).filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
