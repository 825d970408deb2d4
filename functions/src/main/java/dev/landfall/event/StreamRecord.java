package dev.landfall.event;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One change of the table as its KEYS_ONLY stream tells it.
 *
 * @param event {@code INSERT}, {@code MODIFY} or {@code REMOVE}
 */
public record StreamRecord(String event, String pk, String sk, String sequenceNumber) {

    /** Empty for what no stream of our table says. */
    static Optional<StreamRecord> of(JsonNode record) {
        JsonNode change = record.path("dynamodb");
        StreamRecord read = new StreamRecord(
                record.path("eventName").asString(""),
                change.path("Keys").path("pk").path("S").asString(""),
                change.path("Keys").path("sk").path("S").asString(""),
                change.path("SequenceNumber").asString(""));
        boolean whole =
                !read.event.isEmpty() && !read.pk.isEmpty() && !read.sk.isEmpty() && !read.sequenceNumber.isEmpty();
        return whole ? Optional.of(read) : Optional.empty();
    }

    public boolean isInsert() {
        return "INSERT".equals(event);
    }
}
