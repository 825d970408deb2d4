package dev.landfall.ticket;

import java.util.List;

/**
 * What a ticket is about.
 *
 * @param area product area, or {@link #GENERAL}
 * @param language BCP 47, of the person's words
 * @param reason why the ticket was opened: the id and version of a rule, or {@code direct}
 * @param rules ids of the keyword rules that matched, with their policy's version
 */
public record Matter(
        String area, String language, Priority priority, String reason, String subject, List<String> rules) {

    public static final String GENERAL = "general";

    public Matter {
        rules = List.copyOf(rules);
    }

    public Matter withPriority(Priority other) {
        return new Matter(area, language, other, reason, subject, rules);
    }

    public Matter withLanguage(String other) {
        return new Matter(area, other, priority, reason, subject, rules);
    }
}
