package dev.landfall.channel.mailhook;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The certificates that SNS signs with. Only SNS's own hosts are asked, by https alone, so that no message can make us
 * fetch from anywhere else; what was fetched is kept.
 */
public final class SnsCertificates {

    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{5,30}\\.amazonaws\\.com(\\.cn)?");
    private static final int MOST_KEPT = 20;

    private final Function<URI, Optional<byte[]>> fetch;
    private final Map<String, X509Certificate> kept = new ConcurrentHashMap<>();

    /** @param fetch gets what lies at an address; empty where it cannot */
    public SnsCertificates(Function<URI, Optional<byte[]>> fetch) {
        this.fetch = fetch;
    }

    /** Whether an address is one of SNS's own. */
    public static boolean isAtSns(String url) {
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && HOST.matcher(uri.getHost()).matches()
                    && uri.getPort() == -1
                    && uri.getUserInfo() == null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    Optional<X509Certificate> at(String url, Instant now) {
        if (!isAtSns(url) || !URI.create(url).getPath().endsWith(".pem")) {
            return Optional.empty();
        }
        X509Certificate known = kept.get(url);
        Optional<X509Certificate> found =
                known == null ? fetch.apply(URI.create(url)).flatMap(SnsCertificates::read) : Optional.of(known);
        if (kept.size() < MOST_KEPT) {
            found.ifPresent(certificate -> kept.put(url, certificate));
        }
        return found.filter(certificate -> holds(certificate, now));
    }

    private static boolean holds(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<X509Certificate> read(byte[] pem) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
