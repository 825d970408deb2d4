package dev.landfall.local.trigger;

import dev.landfall.local.engine.Clients;
import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.host.Outcome;
import dev.landfall.local.template.FunctionSpec;
import dev.landfall.local.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the table's stream in order, and hands its KEYS_ONLY records to the one function that reads it. */
final class StreamTrigger implements Triggers.Loop {

    private final StreamCursor cursor;
    private final Clients clients;
    private final Trigger.Changes changes;
    private final FunctionSpec function;
    private final FunctionHost host;
    private final Optional<String> failureQueue;
    private volatile boolean stopping;

    StreamTrigger(
            Clients clients,
            StreamCursor cursor,
            Trigger.Changes changes,
            FunctionSpec function,
            FunctionHost host,
            Optional<String> failureQueue) {
        this.clients = clients;
        this.cursor = cursor;
        this.changes = changes;
        this.function = function;
        this.host = host;
        this.failureQueue = failureQueue;
    }

    @Override
    public void run() {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            try {
                List<Record> records = cursor.next(changes.batchSize());
                if (records.isEmpty()) {
                    Pause.millis(250);
                } else {
                    deliver(records);
                }
            } catch (SdkException e) {
                if (Pause.interrupted(e)) {
                    return;
                }
                Pause.seconds(1);
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    /** Tries from the first failed record on, as often as the template says; then gives the rest up to the failure queue. */
    private void deliver(List<Record> records) {
        List<Record> left = records;
        for (int attempt = 0; attempt <= changes.attempts() && !left.isEmpty(); attempt++) {
            if (attempt > 0) {
                Pause.seconds(Math.min(10, attempt));
            }
            if (stopping || Thread.currentThread().isInterrupted()) {
                return;
            }
            left = afterCall(left);
            if (left.size() < records.size()) {
                cursor.done(records.get(records.size() - left.size() - 1));
            }
        }
        if (!left.isEmpty()) {
            giveUp(left);
        }
        cursor.done(records.getLast());
    }

    private List<Record> afterCall(List<Record> records) {
        List<String> numbers =
                records.stream().map(r -> r.dynamodb().sequenceNumber()).toList();
        Outcome outcome = host.invoke(function, event(records).toString().getBytes(StandardCharsets.UTF_8));
        if (!(outcome instanceof Outcome.Answered answered)) {
            return records;
        }
        Optional<Set<String>> failed = BatchAnswer.failures(answered.body(), numbers);
        if (failed.isEmpty()) {
            return records;
        }
        int first = numbers.size();
        for (int i = numbers.size() - 1; i >= 0; i--) {
            first = failed.get().contains(numbers.get(i)) ? i : first;
        }
        return records.subList(first, records.size());
    }

    private void giveUp(List<Record> records) {
        failureQueue.ifPresent(url -> clients.sqs()
                .sendMessage(request -> request.queueUrl(url)
                        .messageBody(JsonNodeFactory.instance
                                .objectNode()
                                .put("function", function.bean())
                                .put(
                                        "startSequenceNumber",
                                        records.getFirst().dynamodb().sequenceNumber())
                                .put(
                                        "endSequenceNumber",
                                        records.getLast().dynamodb().sequenceNumber())
                                .put("batchSize", records.size())
                                .toString())));
    }

    static ObjectNode event(List<Record> records) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        var array = event.putArray("Records");
        for (Record each : records) {
            ObjectNode node = array.addObject();
            node.put("eventID", each.eventID());
            node.put("eventName", each.eventNameAsString());
            node.put("eventVersion", "1.1");
            node.put("eventSource", "aws:dynamodb");
            node.put("awsRegion", "local");
            ObjectNode change = node.putObject("dynamodb");
            change.put(
                    "ApproximateCreationDateTime",
                    each.dynamodb().approximateCreationDateTime().getEpochSecond());
            ObjectNode keys = change.putObject("Keys");
            each.dynamodb().keys().forEach((name, value) -> keys.putObject(name).put("S", value.s()));
            change.put("SequenceNumber", each.dynamodb().sequenceNumber());
            change.put("SizeBytes", each.dynamodb().sizeBytes());
            change.put("StreamViewType", "KEYS_ONLY");
            node.put("eventSourceARN", "arn:aws:dynamodb:local:000000000000:table/landfall/stream/1");
        }
        return event;
    }
}
