package dev.landfall.intake;

import dev.landfall.channel.SocialPost;
import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.RecordClass;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Companion;
import dev.landfall.ticket.Companions;
import dev.landfall.ticket.Copies;
import dev.landfall.ticket.Incident;
import dev.landfall.ticket.Incidents;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Reception.Answering;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.TicketId;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes in what many people say at once: copies of one post are counted with its ticket, and trouble of many people in
 * one area is one incident, of which each of them hears once.
 */
public final class Storms {

    private final Parts parts;
    private final SocialReplies replies;
    private final GatheredReports gathered;
    private final Policies policies;

    /** What tells storms, and what takes in what belongs to one. */
    public record Parts(Reception reception, Copies copies, Incidents incidents, Companions companions) {}

    public Storms(Parts parts, SocialReplies replies, GatheredReports gathered, Policies policies) {
        this.parts = parts;
        this.replies = replies;
        this.gathered = gathered;
        this.policies = policies;
    }

    /** A post that is to be taken in, with the way it is answered where it stands alone. */
    record Call(SocialPost post, Incoming incoming, Answering otherwise, Instant now) {

        boolean named() {
            return post.direct() || post.mentionsUs();
        }
    }

    Outcome take(Call call) {
        Optional<Incident> incident =
                call.incoming().area().flatMap(area -> parts.incidents().report(report(call, area), call.now()));
        if (incident.isPresent()) {
            return join(incident.get(), call);
        }
        Outcome outcome = call.post().direct() ? alone(call) : placed(call);
        // Meanwhile it may have become an incident, whose maker looked for this one before it was there.
        call.incoming()
                .area()
                .flatMap(area -> parts.incidents().active(area, call.now()))
                .ifPresent(late -> gathered.gatherLate(late, call.incoming(), call.now()));
        return outcome;
    }

    private static Incidents.Report report(Call call, String area) {
        Incoming incoming = call.incoming();
        return new Incidents.Report(
                area,
                incoming.article().origin().identity(),
                incoming.article().sourceKey(),
                incoming.article().language(),
                incoming.jurisdiction());
    }

    private Outcome alone(Call call) {
        return Outcome.of(parts.reception().receive(call.incoming(), call.now(), call.otherwise()));
    }

    private Outcome placed(Call call) {
        return switch (parts.copies().place(post(call.incoming()), call.now())) {
            case Copies.Found.Alone alone -> alone(call);
            case Copies.Found.Again again -> again(call, again.times());
            case Copies.Found.CopyOf copy -> copy(call, copy.ticket());
        };
    }

    private static Copies.Post post(Incoming incoming) {
        return new Copies.Post(
                incoming.article().sourceKey(),
                incoming.article().origin().identity(),
                incoming.article().text(),
                incoming.jurisdiction());
    }

    /** One who says the same over and over is a machine, or wants to be one. */
    private Outcome again(Call call, long times) {
        if (times <= policies.current(SenderRules.POLICY).mostRepeats()) {
            return alone(call);
        }
        parts.reception().close(call.incoming().article().sourceKey(), Source.Outcome.IGNORED, "repeated", call.now());
        return new Outcome.Ignored("repeated");
    }

    /** Who named us is answered, in a ticket that no desk sees; the others are only counted. */
    private Outcome copy(Call call, TicketId first) {
        Companion.How how = call.post().form() == SocialPost.Form.QUOTE ? Companion.How.QUOTE : Companion.How.COPY;
        Companion companion = companion(call.incoming(), first, how, call.now());
        if (!call.named()) {
            return counted(companion, call.incoming().article().sourceKey(), call.now());
        }
        return Outcome.of(parts.reception().receive(call.incoming(), call.now(), (work, message, person) -> {
            parts.companions().join(work, companion);
            call.otherwise().answer(work, message, person);
        }));
    }

    /** Words passed on: counted where they are known, else no business of ours. */
    Outcome passOn(Incoming incoming, Instant now) {
        Optional<TicketId> original = parts.copies().original(post(incoming), now);
        if (original.isPresent()) {
            Companion companion = companion(incoming, original.get(), Companion.How.REPOST, now);
            return counted(companion, incoming.article().sourceKey(), now);
        }
        parts.reception().close(incoming.article().sourceKey(), Source.Outcome.IGNORED, "repost", now);
        return new Outcome.Ignored("repost");
    }

    private Outcome counted(Companion companion, String source, Instant now) {
        parts.companions().enter(companion, Source.counted(source, companion, now));
        return new Outcome.Counted(companion.whole());
    }

    private Outcome join(Incident incident, Call call) {
        gathered.gather(incident, call.now());
        Companion contact = companion(call.incoming(), incident.id(), Companion.How.CONTACT, call.now());
        boolean silent = !call.named()
                && parts.incidents()
                        .rules()
                        .onlyWhenNamed()
                        .contains(call.post().channel());
        return Outcome.of(parts.reception().receive(call.incoming(), call.now(), (work, message, person) -> {
            boolean first = parts.companions().join(work, contact);
            if (first && !silent) {
                replies.aboutIncident(work, message);
            } else if (call.post().direct()) {
                call.otherwise().answer(work, message, person);
            }
        }));
    }

    private Companion companion(Incoming incoming, TicketId whole, Companion.How how, Instant now) {
        return new Companion(
                whole,
                how,
                incoming.article().origin(),
                incoming.userId(),
                incoming.article().text(),
                incoming.article().language(),
                now,
                "",
                ComplianceRules.current(policies)
                        .stamp(incoming.jurisdiction(), RecordClass.TICKET, Anchors.received(now), now));
    }
}
