package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.Verification;
import java.security.MessageDigest;
import java.util.Optional;

/** HTTP basic authentication (RFC 7617): each of the account's secrets is {@code user:password}. */
final class BasicAuthentication {

    private static final String SCHEME = "basic ";

    private BasicAuthentication() {}

    static Verification verify(RawRequest request, AccountSecrets account) {
        if (account.secrets().stream().noneMatch(secret -> secret.indexOf(':') > 0)) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<String> header = request.header("authorization")
                .filter(value -> value.toLowerCase(java.util.Locale.ROOT).startsWith(SCHEME));
        if (header.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        byte[] given = Signatures.base64(header.get().substring(SCHEME.length()).strip())
                .orElse(new byte[0]);
        boolean genuine = false;
        for (String secret : account.secrets()) {
            genuine |= secret.indexOf(':') > 0 && MessageDigest.isEqual(Signatures.utf8(secret), given);
        }
        return genuine ? Verification.genuine() : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }
}
