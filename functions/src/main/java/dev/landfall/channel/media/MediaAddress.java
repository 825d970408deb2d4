package dev.landfall.channel.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The gate that every address passes before it is asked, also where a vendor sends us on: https, its usual port, a named
 * host of the channel's list, nothing hidden. What comes out is put together anew, so that what was checked is what is
 * opened.
 */
public final class MediaAddress {

    private static final int LONGEST = 4096;
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern VISIBLE = Pattern.compile("[!-~&&[^\\\\\"<>^`{|}]]+");
    private static final Pattern DOTS = Pattern.compile("(?i)(?:^|/|%2f|%5c)(?:\\.|%2e){1,2}(?:/|%2f|%5c|$)");

    private MediaAddress() {}

    /**
     * The address, if it may be asked.
     *
     * @param hosts names in lower case; one with a dot in front stands for all below it
     */
    public static Optional<URI> checked(String url, Collection<String> hosts) {
        if (url.length() > LONGEST || !VISIBLE.matcher(url).matches()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url).parseServerAuthority();
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean plain = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getRawUserInfo() == null
                    && (uri.getPort() == -1 || uri.getPort() == 443)
                    && isHost(host)
                    && isListed(host, hosts);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return plain && !DOTS.matcher(path).find()
                    ? Optional.of(new URI("https://" + host + path + query(uri)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    }

    /** A name with a dot in it whose last part begins with a letter: never an address in numbers, however written. */
    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    static boolean isListed(String host, Collection<String> hosts) {
        return hosts.stream().anyMatch(listed -> listed.startsWith(".") ? host.endsWith(listed) : host.equals(listed));
    }
}
