package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token by which a reply finds its ticket: unguessable, in lower case because mail servers fold addresses, written
 * into {@code care+<token>@domain} and into the Message-IDs that we issue.
 */
public record ReplyToken(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{16,64}");

    public ReplyToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A reply token is 16 to 64 lower case letters and digits");
        }
    }

    /** The address that a reply shall go to. */
    public String plusAddress(String mailbox, String domain) {
        return mailbox + "+" + value + "@" + domain;
    }

    /** A Message-ID without angle brackets; {@code unique} tells the mails of one thread apart. */
    public String messageId(String unique, String domain) {
        return "landfall." + value + "." + unique.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "") + "@" + domain;
    }

    /** The token in one of our plus addresses at {@code domain}. */
    public static Optional<ReplyToken> inAddress(String address, String domain) {
        return found("[^+@\\s]+\\+([a-z0-9]{16,64})@", address, domain);
    }

    /** The token in a Message-ID that we issued at {@code domain}. */
    public static Optional<ReplyToken> inMessageId(String messageId, String domain) {
        return found("landfall\\.([a-z0-9]{16,64})\\.[a-z0-9-]*@", messageId, domain);
    }

    /** Every token that a mail carries, surest first: envelope recipients, address fields, then its references. */
    public static List<ReplyToken> candidates(ParsedMail mail, List<String> envelopeRecipients, String domain) {
        Set<ReplyToken> tokens = new LinkedHashSet<>();
        envelopeRecipients.forEach(address -> inAddress(address, domain).ifPresent(tokens::add));
        for (String field : List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to")) {
            mail.addresses(field)
                    .forEach(address -> inAddress(address.address(), domain).ifPresent(tokens::add));
        }
        mail.inReplyTo().forEach(id -> inMessageId(id, domain).ifPresent(tokens::add));
        mail.references().reversed().forEach(id -> inMessageId(id, domain).ifPresent(tokens::add));
        return List.copyOf(tokens);
    }

    /** The message ids that a mail answers, newest first, to be looked up among those known for the same sender. */
    public static List<String> knownIdCandidates(ParsedMail mail) {
        Set<String> ids = new LinkedHashSet<>(mail.inReplyTo());
        ids.addAll(mail.references().reversed());
        return new ArrayList<>(ids);
    }

    private static Optional<ReplyToken> found(String before, String text, String domain) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = Pattern.compile(before + Pattern.quote(domain.toLowerCase(Locale.ROOT)))
                .matcher(lower);
        return matcher.matches() ? Optional.of(new ReplyToken(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "ReplyToken[hidden]";
    }
}
