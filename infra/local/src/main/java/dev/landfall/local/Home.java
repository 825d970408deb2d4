package dev.landfall.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The one folder that holds the local cloud's state; deleting it is a reset. */
record Home(Path folder) {

    static Home at(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder cannot be made", e);
        }
        return new Home(folder.toAbsolutePath().normalize());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes whole or not at all. */
    void write(String name, String content) {
        try {
            Path part = file(name + ".part");
            Files.writeString(part, content);
            Files.move(part, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the folder cannot be written", e);
        }
    }

    String read(String name, String otherwise) {
        try {
            return Files.exists(file(name)) ? Files.readString(file(name)) : otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the folder cannot be read", e);
        }
    }
}
