package dev.landfall.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Starts one subject in a fresh JVM as Lambda would with 1,024 MB, and measures it. */
final class Start {

    /** Milliseconds of CPU, megabytes, classes; warm CPU only where events followed. */
    record Measured(double init, double first, OptionalDouble warm, double rss, OptionalDouble classes) {
        double cold() {
            return init + first;
        }
    }

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final String JAVA_HOME = System.getProperty("java.home");

    private final Subject subject;
    private final Stage stage;
    private final List<String> options;

    Start(Subject subject, Stage stage, List<String> options) {
        this.subject = subject;
        this.stage = stage;
        this.options = options;
    }

    /** The JVM's end is awaited, so that one in training writes its cache. */
    void train(int events) throws IOException, InterruptedException {
        run((api, process) -> {
            api.ready();
            for (int i = 0; i < events; i++) {
                api.invoke(stage.events().next(), "200");
            }
            process.destroy();
            process.waitFor(2, TimeUnit.MINUTES);
            return new Measured(0, 0, OptionalDouble.empty(), 0, OptionalDouble.empty());
        });
    }

    Measured measure(int warmUp, int events, boolean count) throws IOException, InterruptedException {
        return run((api, process) -> {
            double init = api.ready();
            double cold = api.invoke(stage.events().next(), "200");
            double rss = rss(process.pid());
            OptionalDouble warm = events == 0 ? OptionalDouble.empty() : OptionalDouble.of(warm(api, warmUp, events));
            OptionalDouble classes = count ? classes(process.pid()) : OptionalDouble.empty();
            return new Measured(init, cold - init, warm, rss, classes);
        });
    }

    private double warm(RuntimeServer api, int warmUp, int events) throws InterruptedException {
        double before = 0;
        for (int i = 0; i < warmUp; i++) {
            before = api.invoke(stage.events().next(), "200");
        }
        double after = before;
        for (int i = 0; i < events; i++) {
            after = api.invoke(stage.events().next(), "200");
        }
        return (after - before) / events;
    }

    private interface Work {
        Measured with(RuntimeServer api, Process process) throws IOException, InterruptedException;
    }

    private Measured run(Work work) throws IOException, InterruptedException {
        long[] pid = new long[1];
        Path log = stage.work().resolve("logs").resolve(subject.name().replace(' ', '-') + ".log");
        Files.createDirectories(log.getParent());
        try (RuntimeServer api = new RuntimeServer(() -> pid[0])) {
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(subject.taskRoot().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(api));
            Process process = builder.start();
            pid[0] = process.pid();
            try {
                return work.with(api, process);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(subject.name() + ": see " + log, e);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Map<String, String> environment(RuntimeServer api) {
        Map<String, String> environment = stage.environment();
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("LAMBDA_TASK_ROOT", subject.taskRoot().toString());
        environment.put("_HANDLER", subject.handler());
        return environment;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(JAVA_HOME, "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx870m"));
        command.addAll(List.of("-Xlog:aot=off", "-Xlog:cds=off", "-Djava.net.preferIPv4Stack=true"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.add("-D" + LIBRARY + "=" + stage.nativeLibrary());
        command.addAll(List.of("-cp", classPath(), CLIENT, subject.handler()));
        return command;
    }

    /** The client's own jar first, then the function, then what only the client needs. */
    private String classPath() {
        List<String> jars = new ArrayList<>(ours("aws-lambda-java-(runtime-interface-client|core|serialization)"));
        subject.classPath().forEach(jar -> jars.add(jar.toString()));
        jars.addAll(ours("utils-lite"));
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> ours(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> new File(jar).getName().matches(name + "-[0-9.]+\\.jar"))
                .toList();
    }

    private static double rss(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static OptionalDouble classes(long pid) throws IOException, InterruptedException {
        Path jstat = Path.of(JAVA_HOME, "bin", "jstat");
        if (!Files.exists(jstat)) {
            return OptionalDouble.empty();
        }
        Process process = new ProcessBuilder(jstat.toString(), "-class", Long.toString(pid)).start();
        String[] lines = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .split("\n");
        process.waitFor();
        return lines.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(lines[1].strip().split(" +")[0]));
    }
}
