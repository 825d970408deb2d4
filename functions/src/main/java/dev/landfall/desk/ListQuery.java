package dev.landfall.desk;

import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import dev.landfall.ticket.TicketState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which tickets are asked for.
 *
 * @param desk one desk, or all of them, one after another
 * @param language a filter: {@code pt} also finds {@code pt-BR}
 * @param waiting those that wait for a person, most urgent first, instead of all of a state
 */
record ListQuery(
        TicketState state,
        Optional<String> desk,
        Optional<String> language,
        boolean waiting,
        int limit,
        Optional<Cursor> cursor) {

    private static final int LIMIT = 25;
    private static final int HIGHEST_LIMIT = 100;

    /** Where the last page ended: the desk, and the index's own cursor there; opaque to who carries it. */
    record Cursor(String desk, Optional<String> after) {

        String encoded() {
            String plain = desk + "\n" + after.orElse("");
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor of(String encoded) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
                int end = plain.indexOf('\n');
                if (end > 0) {
                    return new Cursor(
                            plain.substring(0, end),
                            Optional.of(plain.substring(end + 1)).filter(after -> !after.isEmpty()));
                }
            } catch (IllegalArgumentException notBase64) {
                throw Problem.badRequest("The cursor is not one of ours");
            }
            throw Problem.badRequest("The cursor is not one of ours");
        }
    }

    static ListQuery of(HttpRequest request) {
        return new ListQuery(
                request.queryParameter("state").map(ListQuery::state).orElse(TicketState.OPEN),
                request.queryParameter("desk").filter(desk -> !desk.isBlank()),
                request.queryParameter("language").filter(language -> !language.isBlank()),
                request.queryParameter("waiting").filter("true"::equals).isPresent(),
                request.queryParameter("limit").map(ListQuery::limit).orElse(LIMIT),
                request.queryParameter("cursor").map(Cursor::of));
    }

    boolean speaks(String ticketLanguage) {
        return language.map(wanted -> ticketLanguage.equals(wanted) || ticketLanguage.startsWith(wanted + "-"))
                .orElse(true);
    }

    private static TicketState state(String code) {
        for (TicketState state : TicketState.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw Problem.badRequest("The state is open, waiting or solved");
    }

    private static int limit(String digits) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) < 1) {
            throw Problem.badRequest("The limit is a number from 1 to 100");
        }
        return Math.min(HIGHEST_LIMIT, Integer.parseInt(digits));
    }
}
