package dev.landfall.local;

import dev.landfall.local.engine.Clients;
import dev.landfall.local.engine.MailDoor;
import dev.landfall.local.front.FrontDoor;
import dev.landfall.local.front.LocalPages;
import dev.landfall.local.front.Outbox;
import dev.landfall.local.front.Tokens;
import dev.landfall.local.front.Vendors;
import dev.landfall.local.host.FunctionFiles;
import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.host.RuntimeApi;
import dev.landfall.local.host.Workshop;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.trigger.Schedules;
import dev.landfall.local.trigger.Triggers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Everything that template.yaml asks for, running on this machine. */
final class LocalCloud implements AutoCloseable {

    private final Options options;
    private final Home home;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Ground ground;
    private final CloudTemplate template;
    private final Tokens tokens;
    private final JsonNode secrets;
    private final FunctionHost host;
    private final DevFile devFile;
    private final Outbox outbox;

    LocalCloud(Options options) {
        this.options = options;
        this.home = Home.at(options.home());
        String baseUrl = "http://127.0.0.1:" + options.port();
        this.secrets = SecretsFile.of(home, baseUrl);
        this.ground = part(Ground.of(options, home, secrets.toString()));
        this.template = ground.template();
        this.tokens = tokens();
        this.devFile = DevFile.of(baseUrl, options.smtpPort(), tokens, secrets);
        Clients clients = ground.clients();
        Map<String, String> queues = ground.queues();
        LocalClock clock = new LocalClock(home);
        RuntimeApi api = part(new RuntimeApi(clock::offset));
        this.host = part(new FunctionHost(new Workshop(
                api,
                FunctionFiles.of(options.zip(), home.file("functions")),
                environment(baseUrl),
                home.file("logs"))));
        Schedules schedules = part(new Schedules(host, clock::now));
        this.outbox = new Outbox(home.file("outbox.jsonl"));
        Triggers triggers = part(new Triggers(clients, template, queues, host));
        Vendors vendors = new Vendors(outbox, secrets, clock::now);
        FrontDoor front = part(new FrontDoor(options.port(), template, host, tokens));
        vendors.serveOn(front);
        new LocalPages(
                        new CloudControl(
                                new CloudControl.Parts(clients, template, host, outbox),
                                queues,
                                clock,
                                schedules,
                                devFile.tokens()),
                        tokens,
                        vendors)
                .serveOn(front);
        part(new MailDoor(
                clients,
                new MailDoor.Destination(template.bucket(), template.mailPrefix(), ground.announce()),
                options.smtpPort()));
        front.start();
        triggers.start(
                schedules,
                new Triggers.Place(home.read("stream.json", "{}"), place -> home.write("stream.json", place)));
        home.write("dev.json", devFile.json());
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private Tokens tokens() {
        String key = home.read("token-key.json", "");
        if (key.isEmpty()) {
            key = Tokens.freshKey();
            home.write("token-key.json", key);
        }
        return Tokens.of(key, template.issuer(), template.audience());
    }

    private Map<String, String> environment(String baseUrl) {
        Map<String, String> environment = new HashMap<>(ground.environment());
        environment.put("AWS_REGION", Options.REGION);
        environment.put("AWS_DEFAULT_REGION", Options.REGION);
        environment.put("AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", Clients.ACCESS_KEY);
        environment.put("CHANNEL_BASE_URL", baseUrl);
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", ":UTC");
        return environment;
    }

    Options options() {
        return options;
    }

    CloudTemplate template() {
        return template;
    }

    /** What people should know at the start, one line each. */
    List<String> notes() {
        return ground.notes();
    }

    Tokens tokenMint() {
        return tokens;
    }

    JsonNode secrets() {
        return secrets;
    }

    FunctionHost host() {
        return host;
    }

    Outbox outbox() {
        return outbox;
    }

    DevFile devFile() {
        return devFile;
    }

    /** Front first, engines last. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("A part did not stop cleanly: " + e);
            }
        }
    }
}
