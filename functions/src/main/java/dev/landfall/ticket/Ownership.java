package dev.landfall.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has the word, the bot or a person; never both.
 *
 * @param epoch grows with each change of owner: a bot's message is claimed only in the epoch it was written in
 * @param desk where a person takes it from
 * @param waitingSince when it came to the desk, while no agent has claimed it
 */
public record Ownership(
        Owner owner, long epoch, boolean assist, Optional<String> agent, String desk, Optional<Instant> waitingSince) {

    /** Bot or human. */
    public enum Owner {
        BOT,
        HUMAN
    }

    public static Ownership bot(String desk) {
        return new Ownership(Owner.BOT, 1, false, Optional.empty(), desk, Optional.empty());
    }

    public boolean isBot() {
        return owner == Owner.BOT;
    }

    Ownership handedOver(String toDesk, Instant at) {
        return new Ownership(Owner.HUMAN, epoch + 1, true, Optional.empty(), toDesk, Optional.of(at));
    }

    /** Off the desk's waiting list. */
    Ownership notWaiting() {
        return new Ownership(owner, epoch, assist, agent, desk, Optional.empty());
    }

    /** On it again. */
    Ownership waiting(Instant since) {
        return new Ownership(owner, epoch, assist, agent, desk, Optional.of(since));
    }

    Ownership claimedBy(String who) {
        return new Ownership(Owner.HUMAN, isBot() ? epoch + 1 : epoch, true, Optional.of(who), desk, Optional.empty());
    }

    Ownership handedBack() {
        return new Ownership(Owner.BOT, epoch + 1, false, Optional.empty(), desk, Optional.empty());
    }
}
