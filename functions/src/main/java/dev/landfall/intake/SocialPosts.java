package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.Accounts;
import dev.landfall.channel.Media;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.IdentityKey;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.LanguageId;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Amending;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Priority;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Social posts as the reception takes them: with language, area, jurisdiction and the way back. */
public final class SocialPosts {

    /** BCP 47's word for a text without a language, such as a picture. */
    private static final String UNDETERMINED = "und";

    /** What BCP 47 says to make room for; strangers write more into such fields. */
    private static final int LONGEST_TAG = 35;

    private static final int MOST_MEDIA = 50;

    private final Policies policies;
    private final Accounts accounts;

    public SocialPosts(Policies policies, Accounts accounts) {
        this.policies = policies;
        this.accounts = accounts;
    }

    Verdict decide(Event event, Instant now) {
        return SocialDecision.decide(
                event,
                KeywordRules.current(policies),
                policies.current(SenderRules.POLICY),
                now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Words that somebody passes on, without an area of their own. */
    Incoming passedOn(Event.Said said) {
        return incoming(
                said, new Verdict.Take(Optional.empty(), Priority.NORMAL, "repost", List.of(), Verdict.Reply.SUGGEST));
    }

    Incoming incoming(Event.Said said, Verdict.Take take) {
        SocialPost post = said.post();
        Optional<Account> account = accounts.find(post.channel(), post.account());
        Optional<String> locale = locale(post);
        String language = language(post.text(), locale);
        return new Incoming(
                ArticleDraft.fromPerson(said.key(), origin(said), post.text(), language, post.at())
                        .withDetails(details(post)),
                post.sourceUserId(),
                take.area(),
                take.priority(),
                take.reason(),
                take.rules(),
                "",
                Optional.empty(),
                locale.orElse(language),
                jurisdiction(account));
    }

    /** How an edited post reads now. */
    Amending.Wording wording(SocialPost post) {
        return new Amending.Wording(post.text(), language(post.text(), locale(post)), details(post), post.at());
    }

    private Optional<String> locale(SocialPost post) {
        return post.localeHint()
                .filter(hint -> hint.length() <= LONGEST_TAG)
                .or(() -> accounts.find(post.channel(), post.account()).flatMap(Account::locale));
    }

    private static String language(String text, Optional<String> locale) {
        String found = LanguageId.of(text, locale).tag();
        return found.equals(UNDETERMINED) ? locale.orElse(UNDETERMINED) : found;
    }

    private Jurisdiction jurisdiction(Optional<Account> account) {
        return ComplianceRules.current(policies)
                .jurisdictions()
                .of(Optional.empty(), account.flatMap(Account::jurisdiction));
    }

    private static Origin origin(Event.Said said) {
        SocialPost post = said.post();
        ReplyAddress reply = post.replyAddress();
        Map<String, String> address = new HashMap<>(Map.of("to", reply.to()));
        reply.inReplyTo().ifPresent(id -> address.put("inReplyTo", id));
        reply.hint().ifPresent(hint -> address.put("hint", hint));
        return new Origin(post.channel(), post.account(), new IdentityKey(said.group()), post.conversation(), address);
    }

    private static Map<String, String> details(SocialPost post) {
        Map<String, String> details = new HashMap<>();
        details.put("audience", post.direct() ? "direct" : "public");
        details.put("form", post.form().name().toLowerCase(java.util.Locale.ROOT));
        post.displayName().ifPresent(name -> details.put("displayName", name));
        Optional.of(media(post.media()))
                .filter(media -> !media.isEmpty())
                .ifPresent(media -> details.put("media", media));
        return details;
    }

    /** A line for each, type and vendor's id; bounded, since an item holds only so much. */
    static String media(List<Media> media) {
        return media.stream()
                .filter(one -> one.type().length() <= LONGEST_TAG)
                .limit(MOST_MEDIA)
                .map(SocialPosts::line)
                .collect(Collectors.joining("\n"));
    }

    static String line(Media media) {
        return (media.type() + " " + media.vendorId()).strip();
    }
}
