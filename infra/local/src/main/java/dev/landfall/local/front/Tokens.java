package dev.landfall.local.front;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes and checks the tokens of users, agents and operators, with a key of this machine's own. */
public final class Tokens {

    private static final Duration VALID = Duration.ofDays(365);

    private final RSAKey key;
    private final String issuer;
    private final String audience;

    private Tokens(RSAKey key, String issuer, String audience) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
    }

    /** A fresh key as JSON, to be kept by the caller. */
    public static String freshKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("local").generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("No key can be made", e);
        }
    }

    public static Tokens of(String key, String issuer, String audience) {
        try {
            return new Tokens(RSAKey.parse(key), issuer, audience);
        } catch (ParseException e) {
            throw new IllegalStateException("The folder's token key is broken: delete it to get another", e);
        }
    }

    /** Mints a token with any claims; issuer, audience and times are ours unless they are given. */
    public String mint(Map<String, Object> claims) {
        Instant now = Instant.now();
        var set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)));
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token cannot be signed", e);
        }
        return token.serialize();
    }

    /** The claims as API Gateway hands them on, every one a string; empty for a token that does not hold. */
    Optional<Map<String, String>> verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Date now = new Date();
            boolean holds = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && issuer.equals(claims.getIssuer())
                    && claims.getAudience().contains(audience)
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().after(now)
                    && (claims.getNotBeforeTime() == null
                            || !claims.getNotBeforeTime().after(now));
            return holds ? Optional.of(strings(claims)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> strings(JWTClaimsSet claims) {
        Map<String, String> out = new LinkedHashMap<>();
        claims.toJSONObject().forEach((name, value) -> {
            if (value != null) {
                out.put(name, text(value));
            }
        });
        return out;
    }

    /** API Gateway writes a list as {@code [a b]}. */
    private static String text(Object value) {
        return value instanceof Iterable<?> list ? "[" + String.join(" ", words(list)) + "]" : String.valueOf(value);
    }

    private static java.util.List<String> words(Iterable<?> list) {
        java.util.List<String> words = new java.util.ArrayList<>();
        list.forEach(item -> words.add(String.valueOf(item)));
        return words;
    }
}
