package dev.landfall.local;

import dev.landfall.local.elsewhere.Elsewhere;
import dev.landfall.local.engine.Clients;
import dev.landfall.local.engine.Engines;
import dev.landfall.local.engine.Ports;
import dev.landfall.local.engine.Provisioner;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the functions stand on: the template's table, queues and bucket, in engines of this process or in another
 * cloud.
 *
 * @param queues the address of each queue by its logical id
 * @param announce tells that a mail has come
 * @param environment where the functions find it
 * @param notes what people should know of it at the start
 */
record Ground(
        Clients clients,
        CloudTemplate template,
        Map<String, String> queues,
        Consumer<String> announce,
        Map<String, String> environment,
        List<String> notes,
        List<AutoCloseable> parts)
        implements AutoCloseable {
    Ground {
        queues = Map.copyOf(queues);
        environment = Map.copyOf(environment);
        notes = List.copyOf(notes);
        parts = List.copyOf(parts);
    }

    private static final String ACCOUNT = "/000000000000/";

    static Ground of(Options options, Home home, String secrets) {
        return options.endpoint()
                .map(endpoint -> elsewhere(options, endpoint, secrets))
                .orElseGet(() -> here(options, home));
    }

    private static Ground here(Options options, Home home) {
        int port = Ports.free();
        CloudTemplate template =
                reader(options, "http://127.0.0.1:" + port + ACCOUNT).read();
        Engines engines = new Engines();
        Clients clients = Clients.of(engines.start(home.file("engines"), port, Options.REGION), Options.REGION);
        Map<String, String> queues = new Provisioner(clients, template).provision();
        String mailQueue = queues.getOrDefault(template.mailQueueId(), "");
        Map<String, String> environment = new HashMap<>(environment(clients));
        environment.put("SECRETS_FILE", home.file(SecretsFile.NAME).toString());
        return new Ground(
                clients,
                template,
                queues,
                notice -> clients.sqs()
                        .sendMessage(request -> request.queueUrl(mailQueue).messageBody(notice)),
                environment,
                List.of("Known, but not possible here: " + String.join(", ", template.notHere())),
                List.of(clients, engines));
    }

    private static Ground elsewhere(Options options, URI endpoint, String secrets) {
        Clients clients = Clients.of(new Clients.Endpoints(endpoint, endpoint, endpoint), Options.REGION);
        TemplateReader first = reader(options, endpoint + ACCOUNT);
        Elsewhere elsewhere = new Elsewhere(clients, first.resources(), Options.REGION, secrets).make();
        // Read again, now that the queues have the addresses which that cloud gave them.
        String address = elsewhere.queues().values().iterator().next();
        CloudTemplate template = reader(options, address.substring(0, address.lastIndexOf('/') + 1))
                .read();
        Map<String, String> environment = new HashMap<>(environment(clients));
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint.toString());
        return new Ground(
                clients,
                template,
                elsewhere.queues(),
                elsewhere.announcer(),
                environment,
                notes(endpoint, template, elsewhere),
                List.of(clients, elsewhere));
    }

    private static List<String> notes(URI endpoint, CloudTemplate template, Elsewhere elsewhere) {
        List<String> notes = new ArrayList<>();
        notes.add("Made at " + endpoint + ": " + String.join(", ", elsewhere.made()));
        elsewhere.differences().forEach(difference -> notes.add("Not there as the template says: " + difference));
        notes.add("Known, but not possible here: "
                + String.join(
                        ", ",
                        template.notHere().stream()
                                .filter(matter -> elsewhere.types().stream()
                                        .noneMatch(
                                                type -> matter.startsWith(type + ".") || matter.startsWith(type + " ")))
                                .toList()));
        return notes;
    }

    private static TemplateReader reader(Options options, String queueAddress) {
        try {
            Map<String, String> parameters = Map.of(
                    "Stage", "local",
                    "Domain", "care.landfall.test",
                    "TokenIssuer", "http://tokens.landfall.test",
                    "TokenAudience", "landfall");
            return new TemplateReader(Files.readString(options.template()), parameters, Options.REGION, queueAddress);
        } catch (IOException e) {
            throw new UncheckedIOException("template.yaml cannot be read: start in the repository's folder", e);
        }
    }

    private static Map<String, String> environment(Clients clients) {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", clients.endpoints().dynamo().toString(),
                "AWS_ENDPOINT_URL_SQS", clients.endpoints().sqs().toString(),
                "AWS_ENDPOINT_URL_S3", clients.endpoints().s3().toString());
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }
}
