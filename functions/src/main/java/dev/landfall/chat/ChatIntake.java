package dev.landfall.chat;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Keys;
import dev.landfall.event.Problem;
import dev.landfall.knowledge.FactMap;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.Language;
import dev.landfall.language.LanguageId;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Priority;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what the app posted into a message that opens or joins a ticket. */
final class ChatIntake {

    private final Keys keys;
    private final Policies policies;
    private final AttachmentDesk attachments;

    ChatIntake(Keys keys, Policies policies, AttachmentDesk attachments) {
        this.keys = keys;
        this.policies = policies;
        this.attachments = attachments;
    }

    Incoming incoming(AppUser user, ChatMessage message, String bodyKey, Instant now) {
        String sourceKey = keys.source(AppUser.CHANNEL, AppUser.ACCOUNT, user.subject(), message.clientMessageId());
        ComplianceRules law = ComplianceRules.current(policies);
        Jurisdiction jurisdiction = user.jurisdiction(law.jurisdictions());
        Language language = LanguageId.of(message.text(), Optional.of(user.locale()));
        Origin origin = new Origin(AppUser.CHANNEL, AppUser.ACCOUNT, user.identity(), "", Map.of("to", user.subject()));
        Map<String, String> details = new LinkedHashMap<>(user.details());
        details.put("bodyKey", bodyKey);
        details.put("clientMessageId", message.clientMessageId());
        ArticleDraft article = ArticleDraft.fromPerson(
                        sourceKey,
                        origin,
                        message.text(),
                        language.tag().equals("und") ? user.locale() : language.tag(),
                        now)
                .withDetails(details)
                .withObjects(objects(user, message))
                .withFacts(lawfulFacts(message, law, jurisdiction, now));
        return placed(article, user, jurisdiction, now);
    }

    private Incoming placed(ArticleDraft article, AppUser user, Jurisdiction jurisdiction, Instant now) {
        var match = KeywordRules.current(policies)
                .match(
                        article.text(),
                        AppUser.CHANNEL,
                        now.atZone(ZoneOffset.UTC).toLocalDate());
        return new Incoming(
                article,
                user.subject(),
                match.area(),
                match.priority().map(p -> Priority.of(p.label())).orElse(Priority.NORMAL),
                "direct",
                match.hits().stream()
                        .map(hit -> hit.rule() + "@" + match.version())
                        .toList(),
                "",
                Optional.empty(),
                user.locale(),
                jurisdiction);
    }

    /** Where device facts are sensitive, they are stored only with the person's explicit consent. */
    private static Map<String, String> lawfulFacts(
            ChatMessage message, ComplianceRules law, Jurisdiction jurisdiction, Instant now) {
        boolean needsConsent = law.conductFor(jurisdiction, law.dateAt(jurisdiction, now))
                .telemetry()
                .needsExplicitConsent();
        return needsConsent && !message.factsConsent() ? Map.of() : FactMap.of(message.facts(), now.toString());
    }

    private List<String> objects(AppUser user, ChatMessage message) {
        return message.attachments().stream()
                .map(id -> attachments
                        .objectOf(id, user.identity())
                        .orElseThrow(() -> Problem.badRequest("An attachment is unknown, or gone")))
                .toList();
    }
}
