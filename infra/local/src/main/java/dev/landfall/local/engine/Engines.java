package dev.landfall.local.engine;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local, ElasticMQ and S3Proxy in this process, each with its data in the given folder. */
public final class Engines implements AutoCloseable {

    private interface Stop {
        void run() throws Exception;
    }

    private final Deque<Stop> stops = new ArrayDeque<>();

    /** Starts all three at once and returns where they listen. */
    public Clients.Endpoints start(Path folder, int sqsPort, String region) {
        int dynamoPort = Ports.free();
        int s3Port = Ports.free();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Future<Stop> dynamo = pool.submit((Callable<Stop>) () -> dynamo(folder.resolve("dynamodb"), dynamoPort));
            Future<Stop> sqs = pool.submit((Callable<Stop>) () -> sqs(folder.resolve("sqs"), sqsPort, region));
            Future<Stop> s3 = pool.submit((Callable<Stop>) () -> s3(folder.resolve("s3"), s3Port));
            stops.push(s3.get());
            stops.push(sqs.get());
            stops.push(dynamo.get());
        } catch (ExecutionException e) {
            close();
            throw new IllegalStateException("An engine did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("Interrupted while the engines started", e);
        } finally {
            pool.shutdown();
        }
        return new Clients.Endpoints(address(dynamoPort), address(sqsPort), address(s3Port));
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Stop dynamo(Path folder, int port) throws Exception {
        Files.createDirectories(folder);
        DynamoDBProxyServer server = DynamoAlone.start(
                "-dbPath", folder.toString(), "-port", Integer.toString(port), "-sharedDb", "-disableTelemetry");
        return server::stop;
    }

    private static Stop sqs(Path folder, int port, String region) throws Exception {
        Files.createDirectories(folder);
        var config = ConfigFactory.parseMap(Map.ofEntries(
                        Map.entry("node-address.host", "127.0.0.1"),
                        Map.entry("node-address.port", port),
                        Map.entry("rest-sqs.bind-port", port),
                        Map.entry("rest-sqs.bind-hostname", "127.0.0.1"),
                        Map.entry("rest-stats.enabled", false),
                        Map.entry("aws.region", region),
                        Map.entry("messages-storage.enabled", true),
                        Map.entry("messages-storage.uri", "jdbc:h2:" + folder.resolve("messages")),
                        Map.entry("pekko.loglevel", "ERROR"),
                        Map.entry("pekko.stdout-loglevel", "OFF"),
                        Map.entry("pekko.jvm-shutdown-hooks", "off"),
                        Map.entry("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off")))
                .withFallback(ConfigFactory.load());
        var stop = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
        return stop::apply;
    }

    private static Stop s3(Path folder, int port) throws Exception {
        Files.createDirectories(folder);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(address(port))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .ignoreUnknownHeaders(true)
                .metricsEnabled(false)
                .build();
        proxy.start();
        return proxy::stop;
    }

    @Override
    public void close() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (Exception e) {
                System.err.println("An engine did not stop cleanly: " + e);
            }
        }
    }
}
