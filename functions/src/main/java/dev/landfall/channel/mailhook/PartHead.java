package dev.landfall.channel.mailhook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of one part of a form: RFC 7578, with the {@code filename*} that some send (RFC 2231) left aside. */
record PartHead(String name, Optional<String> fileName, String contentType) {

    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"\r\n]{0,200})\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=\"([^\"\r\n]{0,300})\"");

    static PartHead read(String head) {
        String disposition = "";
        String type = "";
        for (String line : head.split("\r?\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-disposition:")) {
                disposition = line;
            } else if (lower.startsWith("content-type:")) {
                type = line.substring("content-type:".length()).strip();
            }
        }
        return new PartHead(group(NAME, disposition).orElse(""), group(FILE_NAME, disposition), type);
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
