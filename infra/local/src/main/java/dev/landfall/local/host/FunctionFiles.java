package dev.landfall.local.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a function's process runs from: the jar out of the deployment zip, the runtime client, the AOT cache. */
public final class FunctionFiles {

    private static final List<String> CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization");
    private static final List<String> CLIENT_PARTS = List.of("utils-lite", "annotations");

    private final Path folder;
    private final String classPath;
    private final Path cache;
    private final AtomicBoolean training = new AtomicBoolean();

    private FunctionFiles(Path folder, String classPath, Path cache) {
        this.folder = folder;
        this.classPath = classPath;
        this.cache = cache;
    }

    /** Takes the jars under {@code lib/} out of the zip; what an earlier build left is not used again. */
    public static FunctionFiles of(Path zip, Path folder) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));
            Path own = folder.resolve(HexFormat.of().formatHex(digest, 0, 8));
            Files.createDirectories(own);
            return new FunctionFiles(folder, unpack(zip, own), own.resolve("functions.aot"));
        } catch (IOException e) {
            throw new UncheckedIOException("The deployment zip cannot be unpacked", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a class path that is already there, such as a test's. */
    static FunctionFiles onClassPath(String classPath, Path folder) {
        return new FunctionFiles(folder, classPath, folder.resolve("functions.aot"));
    }

    private static String unpack(Path zip, Path own) throws IOException {
        StringBuilder jars = new StringBuilder();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                if (entry.getName().startsWith("lib/") && entry.getName().endsWith(".jar")) {
                    Path jar = own.resolve(entry.getName().substring("lib/".length()));
                    if (!Files.exists(jar)) {
                        Path part = own.resolve(jar.getFileName() + ".part");
                        try (InputStream in = file.getInputStream(entry)) {
                            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                        }
                        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
                    }
                    jars.append(jars.isEmpty() ? "" : File.pathSeparator).append(jar);
                }
            }
        }
        if (jars.isEmpty()) {
            throw new IllegalArgumentException("The deployment zip has no jar under lib/: build the functions first");
        }
        return jars.toString();
    }

    /** The client's own jar first, then the function, then what only the client needs. */
    String classPath() {
        return String.join(File.pathSeparator, ours(CLIENT))
                + File.pathSeparator
                + classPath
                + File.pathSeparator
                + String.join(File.pathSeparator, ours(CLIENT_PARTS));
    }

    private static List<String> ours(List<String> names) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar ->
                        names.stream().anyMatch(name -> new File(jar).getName().matches(name + "-[0-9.]+\\.jar")))
                .toList();
    }

    /** An own copy of the client's native library: processes that share one crash when they start together. */
    Path nativeLibrary(String name) {
        String cpu = System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "aarch_64" : "x86_64";
        String resource = "/jni/libaws-lambda-jni.linux-" + cpu + ".so";
        Path copy = folder.resolve("client-" + name + ".so");
        try (InputStream in = Objects.requireNonNull(FunctionFiles.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("The runtime client's library cannot be copied", e);
        }
    }

    /** The JVM's option for the AOT cache: use it, make it (one process at a time), or neither. */
    Optional<String> cacheOption() {
        if (Files.exists(cache)) {
            return Optional.of("-XX:AOTCache=" + cache);
        }
        return training.compareAndSet(false, true) ? Optional.of("-XX:AOTCacheOutput=" + cache) : Optional.empty();
    }
}
