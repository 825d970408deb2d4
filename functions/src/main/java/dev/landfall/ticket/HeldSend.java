package dev.landfall.ticket;

import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Duration;
import java.time.Instant;

/** That of one outbound item nobody knows whether it was sent: where an operator finds it. */
public record HeldSend(TicketId ticket, String outbound, Instant at) {

    public static final String PARTITION = "unknownsends";

    private static final Duration KEPT = Duration.ofDays(60);

    public static final Kind<HeldSend> KIND = Kind.of(
                    HeldSend.class,
                    "heldsend",
                    held -> new Key(
                            PARTITION,
                            Instants.key(held.at()) + "#" + held.ticket().value() + "#" + held.outbound()))
            .text("ticket", held -> held.ticket().value())
            .text("outbound", HeldSend::outbound)
            .instant("at", HeldSend::at)
            .number("expiresAt", held -> held.at().plus(KEPT).getEpochSecond())
            .read(row -> new HeldSend(new TicketId(row.text("ticket")), row.text("outbound"), row.instant("at")));
}
