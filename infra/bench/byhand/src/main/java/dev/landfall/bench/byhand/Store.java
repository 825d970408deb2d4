package dev.landfall.bench.byhand;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The one transaction and the one message of a delivery. */
final class Store {
    private final DynamoDbEnhancedClient table;
    private final DynamoDbTable<Receipt> receipts;
    private final DynamoDbTable<Due> dues;
    private final DynamoDbTable<Arrival> arrivals;
    private final SqsClient queue;
    private final String queueUrl = System.getenv("INTAKE_QUEUE_URL");

    /** The schemas of what is written. */
    record Kinds(TableSchema<Receipt> receipt, TableSchema<Due> due, TableSchema<Arrival> arrival) {}

    Store(DynamoDbEnhancedClient table, Kinds kinds, SqsClient queue) {
        String name = System.getenv("TABLE_NAME");
        this.table = table;
        this.receipts = table.table(name, kinds.receipt());
        this.dues = table.table(name, kinds.due());
        this.arrivals = table.table(name, kinds.arrival());
        this.queue = queue;
    }

    /** Whether the delivery is new. */
    boolean keep(String id, String body, String key) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant purge = now.plus(Duration.ofDays(30));
        try {
            table.transactWriteItems(request -> request.addPutItem(
                            receipts,
                            TransactPutItemEnhancedRequest.builder(Receipt.class)
                                    .item(Receipt.of(id, body, now, purge))
                                    .conditionExpression(Expression.builder()
                                            .expression("attribute_not_exists(#n0)")
                                            .expressionNames(Map.of("#n0", "pk"))
                                            .build())
                                    .build())
                    .addPutItem(dues, Due.of("purge", purge, "receipt#" + id))
                    .addPutItem(arrivals, Arrival.of(id, Macs.sha256(body), key, now, purge)));
            return true;
        } catch (TransactionCanceledException e) {
            return false;
        }
    }

    void send(String id, String group, String message, String correlation) {
        queue.sendMessageBatch(request -> request.queueUrl(queueUrl)
                .entries(entry -> entry.id("0")
                        .messageBody(message)
                        .messageGroupId(group)
                        .messageDeduplicationId(id + "-0-0")
                        .messageAttributes(Map.of(
                                "correlationId",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(correlation)
                                        .build()))));
    }
}
