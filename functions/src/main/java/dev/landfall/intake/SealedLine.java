package dev.landfall.intake;

import dev.landfall.table.Instants;
import dev.landfall.ticket.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a seal says of one arrival, as a line of text: ids, the body's hash, times and outcomes; nothing of a person.
 *
 * @param place the arrival's place in its hour
 * @param digest empty for an event that was put into the queue again
 * @param outcomes by the event's key; in flight where a seal could not wait
 */
record SealedLine(
        String place,
        String receipt,
        String channel,
        String account,
        String digest,
        Optional<Instant> purgeAt,
        Map<String, String> outcomes) {

    static final String IN_FLIGHT = "IN_FLIGHT";
    private static final String NONE = "-";
    private static final int FIELDS = 6;
    private static final int EVENTS = 1000;

    SealedLine {
        outcomes = new LinkedHashMap<>(outcomes);
    }

    static SealedLine of(Accounted accounted) {
        Arrival arrival = accounted.arrival();
        Map<String, String> outcomes = new LinkedHashMap<>();
        accounted
                .endings()
                .forEach(ending -> outcomes.put(
                        ending.key(), ending.stored().map(Source.Outcome::name).orElse(IN_FLIGHT)));
        return new SealedLine(
                arrival.key().sk(),
                arrival.receipt(),
                arrival.channel(),
                arrival.account(),
                arrival.digest(),
                arrival.purgeAt(),
                outcomes);
    }

    Instant receivedAt() {
        return Instants.parse(place.substring(0, place.indexOf('#')));
    }

    boolean isOf(Arrival arrival) {
        return receipt.equals(arrival.receipt())
                && channel.equals(arrival.channel())
                && account.equals(arrival.account())
                && digest.equals(arrival.digest())
                && purgeAt.equals(arrival.purgeAt())
                && (arrival.keys().isEmpty() || List.copyOf(outcomes.keySet()).equals(distinct(arrival.keys())));
    }

    private static List<String> distinct(List<String> keys) {
        return keys.stream().distinct().toList();
    }

    boolean again() {
        return digest.isEmpty();
    }

    /** One line, or several where there are more events than an item of the table holds. */
    List<String> texts() {
        List<String> ended = outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        List<String> lines = new ArrayList<>();
        for (int from = 0; from == 0 || from < ended.size(); from += EVENTS) {
            List<String> fields = new ArrayList<>(List.of(
                    place,
                    receipt,
                    channel,
                    account,
                    digest.isEmpty() ? NONE : digest,
                    purgeAt.map(Instants::key).orElse(NONE)));
            fields.addAll(ended.subList(from, Math.min(ended.size(), from + EVENTS)));
            lines.add(String.join("\t", fields));
        }
        return lines;
    }

    /** What these lines say, by place; a line that is none of ours says nothing. */
    static Map<String, SealedLine> read(List<String> texts) {
        Map<String, SealedLine> lines = new LinkedHashMap<>();
        for (String text : texts) {
            String[] fields = text.split("\t", -1);
            if (fields.length >= FIELDS) {
                lines.merge(fields[0], read(fields), SealedLine::with);
            }
        }
        return lines;
    }

    private SealedLine with(SealedLine more) {
        Map<String, String> both = new LinkedHashMap<>(outcomes);
        both.putAll(more.outcomes);
        return new SealedLine(place, receipt, channel, account, digest, purgeAt, both);
    }

    private static SealedLine read(String[] fields) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (int i = FIELDS; i < fields.length; i++) {
            int end = fields[i].lastIndexOf('=');
            outcomes.put(fields[i].substring(0, Math.max(end, 0)), fields[i].substring(end + 1));
        }
        return new SealedLine(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4].equals(NONE) ? "" : fields[4],
                fields[5].equals(NONE) ? Optional.empty() : Optional.of(Instants.parse(fields[5])),
                outcomes);
    }
}
