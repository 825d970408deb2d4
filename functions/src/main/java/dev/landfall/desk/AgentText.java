package dev.landfall.desk;

import dev.landfall.event.Clean;
import dev.landfall.event.Problem;

/** What an agent typed, fit to be stored and sent. */
final class AgentText {

    static final int LONGEST = 10_000;

    private AgentText() {}

    /** Without halves of surrogate pairs, which no channel can carry, and without space around it. */
    static String clean(String typed) {
        String text = Clean.text(typed).strip();
        if (text.isEmpty()) {
            throw Problem.badRequest("The text is empty");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new Problem(413, "too-long", "The text has more than 10000 characters");
        }
        return text;
    }
}
