package dev.landfall.desk;

import dev.landfall.table.Instants;
import dev.landfall.ticket.Companion;
import dev.landfall.ticket.Companions;
import java.util.List;

/** The shape in which agents see who had the same trouble. */
final class StormViews {

    private StormViews() {}

    /**
     * Who else.
     *
     * @param copies people who copied, quoted or passed on the ticket's post
     * @param contacts people who told of the incident
     * @param more whether there are more than were counted
     * @param who the first of them
     */
    record Others(int copies, int contacts, boolean more, List<Other> who) {}

    /** @param ticket the ticket that answers them; empty where nobody does */
    record Other(
            String how, String channel, String account, String userId, String language, String ticket, String at) {}

    static Others of(Companions.Counted counted) {
        return new Others(
                counted.copies(),
                counted.contacts(),
                counted.more(),
                counted.who().stream().map(StormViews::other).toList());
    }

    private static Other other(Companion companion) {
        return new Other(
                companion.how().code(),
                companion.origin().channel(),
                companion.origin().account(),
                companion.userId(),
                companion.language(),
                companion.own(),
                Instants.key(companion.at()));
    }
}
