package dev.landfall.intake;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StandardWebhooks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Mails as the providers would hand them over, signed. */
final class MailHooks {

    static final String MANDRILL_URL = "https://care.example.com/webhooks/mandrill/care";
    static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:landfall-mail";
    static final String CERTIFICATE = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem";
    private static final KeyPair PAIR = pair();
    static final String PUBLIC_KEY =
            Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded());
    static final Function<URI, Optional<byte[]>> CERTIFICATES =
            uri -> uri.toString().equals(CERTIFICATE) ? Optional.of(resource("certificate.pem")) : Optional.empty();

    private MailHooks() {}

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = MailHooks.class.getResourceAsStream("/sns/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Webhook to(String channel, Map<String, String> headers, byte[] body) {
        return new Webhook(channel, "care", headers, body);
    }

    static String form(Map<String, String> fields) {
        StringBuilder out = new StringBuilder();
        fields.forEach((name, value) -> out.append(out.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return out.toString();
    }

    /** Mailgun signs in the body: the three fields are put behind those that it has. */
    static Webhook mailgun(byte[] body, String token, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        String signature = HexFormat.of()
                .formatHex(Signatures.hmacSha256(Signatures.utf8(Webhook.SECRET), Signatures.utf8(timestamp + token)));
        Map<String, String> proof = new LinkedHashMap<>();
        proof.put("timestamp", timestamp);
        proof.put("token", token);
        proof.put("signature", signature);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (text.startsWith("--")) {
            String boundary = text.substring(0, text.indexOf('\n')).strip();
            StringBuilder parts = new StringBuilder();
            proof.forEach((name, value) -> parts.append(boundary)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append("\"\r\n\r\n")
                    .append(value)
                    .append("\r\n"));
            return to("mailgun", Map.of(), (parts + text).getBytes(StandardCharsets.ISO_8859_1));
        }
        return to("mailgun", Map.of(), (form(proof) + "&" + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    static Webhook sendgrid(byte[] body, Instant at) {
        try {
            String timestamp = Long.toString(at.getEpochSecond());
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(PAIR.getPrivate());
            signing.update(Signatures.utf8(timestamp));
            signing.update(body);
            return to(
                    "sendgrid",
                    Map.of(
                            "X-Twilio-Email-Event-Webhook-Signature",
                            Base64.getEncoder().encodeToString(signing.sign()),
                            "X-Twilio-Email-Event-Webhook-Timestamp",
                            timestamp),
                    body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Webhook basic(String channel, byte[] body) {
        String proof = Base64.getEncoder().encodeToString(Signatures.utf8("landfall:" + Webhook.SECRET));
        return to(channel, Map.of("Authorization", "Basic " + proof), body);
    }

    static Webhook mandrill(byte[] body) {
        try {
            TreeMap<String, String> fields = new TreeMap<>();
            Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&")).forEach(field -> {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            });
            StringBuilder signed = new StringBuilder(MANDRILL_URL);
            fields.forEach((name, value) -> signed.append(name).append(value));
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Signatures.utf8(Webhook.SECRET), "HmacSHA1"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(Signatures.utf8(signed.toString())));
            return to("mandrill", Map.of("X-Mandrill-Signature", signature), body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Webhook mime(byte[] body, String id, Instant at) {
        AccountSecrets secrets = new AccountSecrets(List.of(Webhook.SECRET), Optional.empty(), Optional.empty());
        return to("mime", StandardWebhooks.sign(secrets, id, at, body).orElseThrow(), body);
    }

    /** A message of SNS; {@code names} are those that it signs, in its order. */
    static Webhook sns(Map<String, String> message, List<String> names) {
        try {
            StringBuilder signed = new StringBuilder();
            names.stream()
                    .filter(message::containsKey)
                    .forEach(name -> signed.append(name)
                            .append('\n')
                            .append(message.get(name))
                            .append('\n'));
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder()
                            .decode(new String(resource("key.txt"), StandardCharsets.US_ASCII).strip())));
            Signature signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(key);
            signing.update(Signatures.utf8(signed.toString()));
            Map<String, String> whole = new LinkedHashMap<>();
            whole.put("SignatureVersion", "2");
            whole.put("SigningCertURL", CERTIFICATE);
            whole.put("Signature", Base64.getEncoder().encodeToString(signing.sign()));
            whole.putAll(message);
            return to("sns", Map.of(), JsonMapper.shared().writeValueAsBytes(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
