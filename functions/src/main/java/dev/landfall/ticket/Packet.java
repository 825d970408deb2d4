package dev.landfall.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The story that a person at the desk reads before the first word: written in the transaction that makes the ticket
 * theirs.
 *
 * @param number one for each hand-over of a ticket
 * @param summary sentences of the person's own, oldest first
 * @param timeline what happened, a line each: instant and kind
 * @param facts device and network facts known, newest value each
 * @param tried ids of the answers that were told
 * @param claimedSends bot messages already on their way when the owner changed
 * @param reason why, as far as the law lets it be kept; {@code handover} where not
 * @param rulesVersion of the escalation rules that decided; 0 in packets written before it was kept
 */
public record Packet(
        TicketId ticket,
        int number,
        Instant at,
        String language,
        String area,
        List<String> summary,
        List<String> timeline,
        Map<String, String> facts,
        List<String> tried,
        List<String> claimedSends,
        String reason,
        int rulesVersion) {
    public Packet {
        summary = List.copyOf(summary);
        timeline = List.copyOf(timeline);
        facts = Map.copyOf(facts);
        tried = List.copyOf(tried);
        claimedSends = List.copyOf(claimedSends);
    }

    /** With other sentences in the place of the first of those that are gone; without a place for them, without them. */
    Packet replacing(List<String> gone, List<String> instead) {
        List<String> kept = new ArrayList<>();
        boolean placed = false;
        for (String sentence : summary) {
            if (!gone.contains(sentence)) {
                kept.add(sentence);
            } else if (!placed) {
                kept.addAll(instead);
                placed = true;
            }
        }
        return new Packet(
                ticket, number, at, language, area, kept, timeline, facts, tried, claimedSends, reason, rulesVersion);
    }

    Packet withFacts(Map<String, String> other) {
        return new Packet(
                ticket,
                number,
                at,
                language,
                area,
                summary,
                timeline,
                other,
                tried,
                claimedSends,
                reason,
                rulesVersion);
    }
}
