package dev.landfall.intake;

import dev.landfall.channel.SocialPost;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.Match;
import dev.landfall.ticket.Priority;
import java.time.LocalDate;
import java.util.List;

/**
 * Decides about one event. Said to us alone: always taken. In public: taken when a keyword rule matches or when it
 * names us, so that nobody who asks us by name is passed over; words passed on are not the sender's own.
 */
final class SocialDecision {

    private SocialDecision() {}

    static Verdict decide(Event event, KeywordRules rules, SenderRules senders, LocalDate on) {
        return switch (event) {
            case Event.LeftAlone leftAlone -> new Verdict.Ignored(leftAlone.reason());
            case Event.Broken broken -> new Verdict.Quarantined(broken.reason());
            case Event.OfKnown known -> new Verdict.Follow(known);
            case Event.Mailed mailed -> new Verdict.Forward(mailed.mail());
            case Event.Subscribing subscribing -> new Verdict.Confirm(subscribing.url());
            case Event.Said said ->
                senders.reason(said.post())
                        .<Verdict>map(Verdict.Ignored::new)
                        .orElseGet(() -> post(
                                said.post(),
                                rules.match(said.post().text(), said.post().channel(), on)));
        };
    }

    private static Verdict post(SocialPost post, Match match) {
        if (post.direct()) {
            return take(match, "direct", Verdict.Reply.CONVERSE);
        }
        if (post.form() == SocialPost.Form.REPOST) {
            return new Verdict.PassOn();
        }
        if (post.mentionsUs()) {
            return take(match, "mention", Verdict.Reply.ACKNOWLEDGE);
        }
        return match.hits().isEmpty() ? new Verdict.Ignored("no_rule") : take(match, "rule", Verdict.Reply.SUGGEST);
    }

    private static Verdict take(Match match, String otherwise, Verdict.Reply reply) {
        List<String> rules = match.hits().stream()
                .map(hit -> hit.rule() + "@" + match.version())
                .toList();
        return new Verdict.Take(
                match.area(),
                match.priority().map(priority -> Priority.of(priority.label())).orElse(Priority.NORMAL),
                rules.isEmpty() ? otherwise : rules.getFirst(),
                rules,
                reply);
    }
}
