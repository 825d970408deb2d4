package dev.landfall.ticket;

import java.util.Optional;

/**
 * What is known about a ticket when we decide who should have it.
 *
 * @param unanswered questions in a row that the bot could not answer
 */
public record Signals(boolean upset, boolean humanRequested, int unanswered, Optional<String> area, boolean breached) {

    Signals withoutMood() {
        return new Signals(false, humanRequested, unanswered, area, breached);
    }
}
