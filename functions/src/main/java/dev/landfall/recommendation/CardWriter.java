package dev.landfall.recommendation;

import dev.landfall.contact.Contact;
import dev.landfall.contact.Keys;
import dev.landfall.knowledge.Feature;
import dev.landfall.knowledge.Features;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.TicketWork;
import dev.landfall.wording.Locales;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a feature card into words: an article of its own, in the language that the person just wrote. */
public final class CardWriter {

    static final String FEATURE = "feature";

    /** What the token said when the person asked, looked at again when the card is sent. */
    private static final List<String> CLAIMS = List.of("country", "entitlements");

    private final Policies policies;
    private final Wordings wordings;
    private final Keys keys;

    public CardWriter(Policies policies, Wordings wordings, Keys keys) {
        this.policies = policies;
        this.wordings = wordings;
        this.keys = keys;
    }

    /** Adds the card and the item that sends it. */
    Outbound write(TicketWork work, String id, Contact contact, Article asked) {
        Feature feature = policies.current(Features.POLICY)
                .byId(id)
                .orElseThrow(() -> new IllegalStateException("There is no card for the feature " + id));
        String locale = locale(contact, asked);
        Feature.Card card = feature.card(policies.current(Locales.POLICY), locale);
        Said said = wordings.say("recommendation.card", locale, Map.of("feature", card.name(), "howto", card.howto()));
        Outbound outbound = work.send(
                ArticleDraft.said(
                                keys.of("card", contact.id().value(), id),
                                Article.Author.BOT,
                                asked.origin(),
                                said.text(),
                                card.locale(),
                                work.now(),
                                said.templateId() + "@" + said.version())
                        .withDetails(details(id, asked)),
                Outbound.Kind.RECOMMENDATION);
        work.changed(Change.Kind.RECOMMENDED, outbound.id(), "bot");
        return outbound;
    }

    /** What they just wrote in, where we speak it; else what they chose. */
    private String locale(Contact contact, Article asked) {
        return wordings.nearest(asked.language()).exact() ? asked.language() : contact.locale();
    }

    private static Map<String, String> details(String feature, Article asked) {
        Map<String, String> details = new HashMap<>();
        details.put(FEATURE, feature);
        CLAIMS.forEach(
                claim -> Optional.ofNullable(asked.details().get(claim)).ifPresent(value -> details.put(claim, value)));
        return details;
    }
}
