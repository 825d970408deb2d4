package dev.landfall.channel.wechat;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Signatures;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat's signature and envelope: AES-256-CBC over 16 random bytes, the length, the message and the application's id,
 * padded to 32 bytes.
 */
final class WeChatCipher {

    private static final int KEY_LENGTH = 43;
    private static final int RANDOM = 16;
    private static final int BLOCK = 32;

    private WeChatCipher() {}

    static List<String> tokens(AccountSecrets account) {
        return account.secrets().stream()
                .filter(secret -> secret.length() < KEY_LENGTH)
                .toList();
    }

    static List<byte[]> keys(AccountSecrets account) {
        return account.secrets().stream()
                .filter(secret -> secret.length() == KEY_LENGTH)
                .flatMap(secret -> Signatures.base64(secret + "=").stream())
                .filter(key -> key.length == BLOCK)
                .toList();
    }

    /** Hex SHA-1 of the sorted words, one after the other. */
    static String signature(String token, String timestamp, String nonce, Optional<String> encrypted) {
        String words = Stream.concat(Stream.of(token, timestamp, nonce), encrypted.stream())
                .sorted()
                .collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Signatures.utf8(words)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The runtime has no SHA-1", e);
        }
    }

    /** The message under any of the keys; empty where none opens it. */
    static Optional<byte[]> open(String encrypted, AccountSecrets account) {
        Optional<byte[]> bytes = Signatures.base64(encrypted);
        return keys(account).stream()
                .flatMap(key -> bytes.flatMap(given -> open(given, key)).stream())
                .findFirst();
    }

    private static Optional<byte[]> open(byte[] encrypted, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            byte[] plain = cipher.doFinal(encrypted);
            int length = plain.length < RANDOM + 4 ? -1 : ByteBuffer.wrap(plain).getInt(RANDOM);
            boolean sound = length >= 0 && length <= plain.length - RANDOM - 4;
            return sound ? Optional.of(Arrays.copyOfRange(plain, RANDOM + 4, RANDOM + 4 + length)) : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The other direction, for those who play WeChat. */
    static String seal(byte[] message, String applicationId, String encodingAesKey, byte[] random) {
        byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
        byte[] app = Signatures.utf8(applicationId);
        int length = RANDOM + 4 + message.length + app.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.put(random, 0, RANDOM).putInt(message.length).put(message).put(app);
        while (plain.hasRemaining()) {
            plain.put((byte) padding);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The runtime has no AES", e);
        }
    }
}
