package dev.landfall.desk;

import dev.landfall.event.Problem;

/** What an agent typed, fit to be stored and sent. */
final class AgentText {

    static final int LONGEST = 10_000;

    private AgentText() {}

    /** Without halves of surrogate pairs, which no channel can carry, and without space around it. */
    static String clean(String typed) {
        StringBuilder out = new StringBuilder(typed.length());
        typed.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .filter(point -> point != 0)
                .forEach(out::appendCodePoint);
        String text = out.toString().strip();
        if (text.isEmpty()) {
            throw Problem.badRequest("The text is empty");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new Problem(413, "too-long", "The text has more than 10000 characters");
        }
        return text;
    }
}
