package dev.landfall.local.host;

import dev.landfall.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a function: serves one invocation after the other. */
final class Instance {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    /** Lambda gives ten seconds; a small machine that starts several at once needs more. */
    private static final Duration START = Duration.ofSeconds(90);

    private final RuntimeApi api;
    private final String name;
    private final Mailbox mailbox;
    private final Process process;
    private final Path library;
    private final boolean trains;
    private volatile Instant idleSince = Instant.now();

    Instance(Workshop workshop, String name, FunctionSpec function) {
        RuntimeApi api = workshop.api();
        FunctionFiles files = workshop.files();
        this.api = api;
        this.name = name;
        this.mailbox = api.open(name);
        this.library = files.nativeLibrary(name);
        List<String> command = command(function, files);
        this.trains = command.stream().anyMatch(option -> option.startsWith("-XX:AOTCacheOutput"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        workshop.logs().resolve(function.bean() + ".log").toFile()));
        builder.environment().clear();
        builder.environment().putAll(workshop.environment());
        builder.environment().putAll(function.environment());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address(name));
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", function.bean());
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        builder.environment().put("AWS_LAMBDA_LOG_GROUP_NAME", "/landfall/local/" + function.bean());
        builder.environment().put("AWS_LAMBDA_LOG_STREAM_NAME", name);
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        builder.environment().put("LAMBDA_TASK_ROOT", workshop.logs().toString());
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The process of " + function.bean() + " does not start", e);
        }
        process.onExit().thenRun(() -> mailbox.fail(new Outcome.Failed("Runtime.ExitError", "The process ended")));
    }

    private List<String> command(FunctionSpec function, FunctionFiles files) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xmx" + function.memory() * 3 / 4 + "m", "-Xlog:aot=off", "-Xlog:cds=off"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        files.cacheOption().ifPresent(command::add);
        command.add("-D" + LIBRARY + "=" + library);
        command.addAll(List.of("-cp", files.classPath(), CLIENT, function.handler()));
        return command;
    }

    /** Hands over one event and waits; a process that runs out of time is ended. */
    Outcome invoke(byte[] event, Duration timeout) throws InterruptedException {
        Invocation invocation = new Invocation(event, timeout);
        mailbox.put(invocation);
        if (!process.isAlive()) {
            mailbox.fail(new Outcome.Failed("Runtime.ExitError", "The process ended"));
        }
        try {
            Object first = java.util.concurrent.CompletableFuture.anyOf(invocation.taken(), invocation.outcome())
                    .get(START.toMillis(), TimeUnit.MILLISECONDS);
            return first instanceof Outcome early
                    ? early
                    : invocation.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            return new Outcome.Failed("Sandbox.Timedout", "Task timed out after " + timeout.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            idleSince = Instant.now();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    boolean idleFor(Duration duration) {
        return idleSince.plus(duration).isBefore(Instant.now());
    }

    /** Asks the process to end; one that trains the AOT cache writes it now. */
    void stop() {
        process.destroy();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(trains ? 40 : 5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        api.forget(name);
        try {
            Files.deleteIfExists(library);
        } catch (IOException e) {
            library.toFile().deleteOnExit();
        }
    }
}
