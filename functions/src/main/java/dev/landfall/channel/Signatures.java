package dev.landfall.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, public keys, and comparisons that take the same time wherever the difference lies. */
public final class Signatures {

    private Signatures() {}

    /** The MAC over the parts in order; an empty key throws, because it would make every caller genuine. */
    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        if (key.length == 0) {
            throw new IllegalArgumentException("A signing key is empty");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The runtime has no HmacSHA256", e);
        }
    }

    /** Whether the standard base64 text (padding optional) is the MAC of the body under any of the secrets. */
    public static Verification verifyBase64(Optional<String> signature, AccountSecrets account, byte[] body) {
        return verify(signature.map(text -> base64(text).orElse(new byte[0])), account, body);
    }

    /** Whether one of the account's secrets made this MAC of the body. */
    public static Verification verify(Optional<byte[]> mac, AccountSecrets account, byte[] body) {
        if (account.secrets().isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        if (mac.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        boolean genuine = false;
        for (String secret : account.secrets()) {
            genuine |= MessageDigest.isEqual(hmacSha256(utf8(secret), body), mac.get());
        }
        return genuine ? Verification.genuine() : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    /** Whether two words are the same, without telling by the time it takes where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(utf8(one), utf8(other));
    }

    public static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The public key in an X.509 structure; empty where it is none of the algorithm. */
    public static Optional<PublicKey> publicKey(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether the holder of the key's other half signed the parts, one after the other. */
    public static boolean isSignedBy(PublicKey key, String algorithm, byte[] signature, byte[]... parts) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            for (byte[] part : parts) {
                check.update(part);
            }
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
