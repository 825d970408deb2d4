package dev.landfall.local.engine;

import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes mail by SMTP as SES would: the raw bytes go into the bucket, a notice with envelope and verdicts to the mail
 * queue.
 */
public final class MailDoor implements AutoCloseable {

    private static final int LIMIT = 40 * 1024 * 1024;

    /** Where mail goes: the bucket and its prefix, and who hears of it. */
    public record Destination(String bucket, String prefix, Consumer<String> announce) {}

    private final Clients clients;
    private final Destination destination;
    private final SMTPServer server;

    public MailDoor(Clients clients, Destination destination, int port) {
        this.clients = clients;
        this.destination = destination;
        this.server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Landfall local cloud")
                .port(port)
                .maxMessageSize(LIMIT)
                .maxConnections(64)
                .messageHandler(this::arrived)
                .build();
        server.start();
    }

    private void arrived(MessageContext context, String from, String to, byte[] raw) throws RejectException {
        String id = UUID.randomUUID().toString().replace("-", "");
        String key = destination.prefix() + id;
        try {
            clients.s3()
                    .putObject(request -> request.bucket(destination.bucket()).key(key), RequestBody.fromBytes(raw));
            destination.announce().accept(notice(id, key, from, to).toString());
        } catch (RuntimeException e) {
            throw new RejectException(451, "Try again later");
        }
    }

    /** SES's own notice of kind {@code Received}, as its S3 action publishes it. */
    ObjectNode notice(String id, String key, String from, String to) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode notice = json.objectNode();
        notice.put("notificationType", "Received");
        ObjectNode mail = notice.putObject("mail");
        mail.put("timestamp", Instant.now().toString());
        mail.put("source", from == null ? "" : from);
        mail.put("messageId", id);
        mail.putArray("destination").add(to);
        mail.put("headersTruncated", false);
        ObjectNode receipt = notice.putObject("receipt");
        receipt.put("timestamp", Instant.now().toString());
        receipt.put("processingTimeMillis", 1);
        receipt.putArray("recipients").add(to);
        for (String verdict : new String[] {"spam", "virus", "spf", "dkim", "dmarc"}) {
            receipt.putObject(verdict + "Verdict").put("status", "PASS");
        }
        ObjectNode action = receipt.putObject("action");
        action.put("type", "S3");
        action.put("topicArn", "arn:aws:sns:local:000000000000:mail");
        action.put("bucketName", destination.bucket());
        action.put("objectKeyPrefix", destination.prefix());
        action.put("objectKey", key);
        return notice;
    }

    @Override
    public void close() {
        server.stop();
    }
}
