package dev.landfall.bench.storm;

import dev.landfall.FunctionsInProcess;
import dev.landfall.contact.Ids;
import dev.landfall.queue.Queue;
import dev.landfall.table.Write;
import dev.landfall.ticket.Outbound;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One place at a time where functions run, each started when it is needed and anew after it was killed. */
final class Worker {

    private final int number;
    private final World world;
    private final Map<String, Object> parts = new HashMap<>();
    private final Map<String, String> environment;
    private final Map<String, Function<Message<InputStream>, byte[]>> functions = new HashMap<>();

    Worker(int number, World world) {
        this.number = number;
        this.world = world;
        this.environment = Map.of(
                "STAGE",
                "local",
                "SECRETS_FILE",
                world.secrets().file().toString(),
                "MAIL_DOMAIN",
                Deliveries.DOMAIN,
                "CHANNEL_BASE_URL",
                world.vendors().baseFor(number));
        parts.put("table", new FaultyTable(world.table(), world.faults(), this::stored));
        world.queues().forEach((variable, queue) -> parts.put("queue " + variable, faulty(queue)));
        parts.put("objects", world.objects());
        parts.put("policies", World.POLICIES);
        parts.put("ids", new Ids(new Random(world.seed() + 1_000L * number)));
        parts.put("ses", ses(world.vendors().baseFor(number) + "/ses"));
    }

    private Queue faulty(Queue queue) {
        return new FaultyQueue(queue, world.faults());
    }

    private static SesV2Client ses(String address) {
        return SesV2Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("storm", "storm")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .endpointOverride(URI.create(address))
                .build();
    }

    private void stored(List<Write> writes) {
        for (Write write : writes) {
            if (write instanceof Write.Put<?> put
                    && put.item() instanceof Outbound outbound
                    && outbound.state() == Outbound.State.CLAIMED) {
                world.vendors().claims(number, outbound.ticket().value() + " " + outbound.id());
            }
        }
    }

    /** Empty where the invocation did not come to its end. */
    Optional<JsonNode> invoke(String name, ObjectNode event, String what, int attempt) {
        Function<Message<InputStream>, byte[]> function = functions.computeIfAbsent(
                name, n -> FunctionsInProcess.build(n, environment, new HandClock(world.clock()), parts));
        world.faults().begin(name + " " + what, attempt);
        try {
            byte[] answer = function.apply(
                    new GenericMessage<>(new ByteArrayInputStream(World.MAPPER.writeValueAsBytes(event))));
            return Optional.of(World.MAPPER.readTree(answer));
        } catch (Killed e) {
            functions.remove(name);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        } finally {
            world.faults().end();
        }
    }

    void handle(MemoryQueue queue, MemoryQueue.Batch batch) {
        world.vendors().claimsNothing(number);
        ObjectNode event = World.MAPPER.createObjectNode();
        ArrayNode records = event.putArray("Records");
        Set<String> all = new HashSet<>();
        int receives = 0;
        StringBuilder what = new StringBuilder();
        for (MemoryQueue.Held held : batch.messages()) {
            ObjectNode record = records.addObject().put("messageId", held.id).put("body", held.entry.body());
            ObjectNode attributes =
                    record.putObject("attributes").put("ApproximateReceiveCount", Integer.toString(held.receives));
            if (queue.shape.fifo()) {
                attributes.put("MessageGroupId", held.entry.group());
            }
            all.add(held.id);
            receives = Math.max(receives, held.receives);
            what.append(held.entry.deduplication());
        }
        Hand.takes(queue, batch, world::moment);
        Set<String> failed = invoke(queue.shape.name(), event, what.toString(), receives)
                .map(Worker::failures)
                .orElse(all);
        Hand.drops();
        queue.done(batch, failed);
    }

    private static Set<String> failures(JsonNode answer) {
        Set<String> failed = new HashSet<>();
        answer.path("batchItemFailures")
                .forEach(item -> failed.add(item.path("itemIdentifier").asString()));
        return failed;
    }

    void publish(ChangeLog changes, ChangeLog.Batch batch) {
        ObjectNode event = World.MAPPER.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (ChangeLog.Change change : batch.changes()) {
            ObjectNode record = records.addObject().put("eventName", change.event());
            ObjectNode body = record.putObject("dynamodb").put("SequenceNumber", Long.toString(change.number()));
            ObjectNode keys = body.putObject("Keys");
            keys.putObject("pk").put("S", change.pk());
            keys.putObject("sk").put("S", change.sk());
        }
        String first =
                batch.changes().getFirst().pk() + batch.changes().getFirst().sk();
        Optional<Set<String>> failed =
                invoke("publishTicketEvents", event, first, batch.attempt()).map(Worker::failures);
        int succeeded = failed.map(numbers -> numbers.stream()
                        .mapToInt(number -> place(batch, number))
                        .min()
                        .orElse(batch.changes().size()))
                .orElse(0);
        changes.done(batch, succeeded);
    }

    private static int place(ChangeLog.Batch batch, String number) {
        for (int i = 0; i < batch.changes().size(); i++) {
            if (Long.toString(batch.changes().get(i).number()).equals(number)) {
                return i;
            }
        }
        return 0;
    }

    /** The status of the answer; 0 where none came. */
    int deliver(Delivery delivery, int attempt) {
        return invoke("receiveWebhook", delivery.event(world.clock().instant()), delivery.name(), attempt)
                .map(answer -> answer.path("statusCode").asInt())
                .orElse(0);
    }

    void tick(String function) {
        invoke(
                function,
                World.MAPPER.createObjectNode(),
                world.clock().instant().toString(),
                1);
    }
}
