package dev.landfall.channel.mail;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tells what kind a mail is by RFC 3834 and RFC 3464 signals, list headers, the null path and common subjects. Our own
 * mail comes first, so that a loop ends whatever else the mail says.
 */
public final class MailKinds {

    /** The policy that holds senders, subjects and header names. */
    public static final PolicyKey<MailKinds> POLICY = new PolicyKey<>("mail-kinds", MailKinds::compile);

    /** The header that every mail of ours carries. */
    public static final String OWN_HEADER = "X-Landfall";

    private final int version;
    private final JsonNode body;
    private final BounceWords bounceWords;

    private MailKinds(PolicyFile file) {
        this.version = file.version();
        this.body = file.body();
        this.bounceWords = new BounceWords(file.body().path("bounceReasons"));
    }

    /** Compiles a policy file of the shape of {@code policy/mail-kinds.json}. */
    public static MailKinds compile(PolicyFile file) {
        return new MailKinds(file);
    }

    /** The version of the policy. */
    public int version() {
        return version;
    }

    /** Classifies a mail; {@code ownAddresses} are the addresses we send from, in lower case. */
    public MailKind classify(ParsedMail mail, Set<String> ownAddresses) {
        if (isOwn(mail, ownAddresses)) {
            return MailKind.OWN;
        }
        if (isBounce(mail)) {
            return MailKind.BOUNCE;
        }
        if (isAutomatic(mail)) {
            return MailKind.AUTO_REPLY;
        }
        if (isList(mail)) {
            return MailKind.LIST;
        }
        return mail.returnPath().filter(String::isEmpty).isPresent() ? MailKind.AUTO_REPLY : MailKind.PERSON;
    }

    /** What a bounce says of whom it did not reach, and why. */
    public BounceReport bounce(ParsedMail mail) {
        return BounceReport.of(mail, bounceWords);
    }

    private static boolean isOwn(ParsedMail mail, Set<String> ownAddresses) {
        return mail.headers().has(OWN_HEADER)
                || mail.from()
                        .map(MailAddress::normalized)
                        .filter(ownAddresses::contains)
                        .isPresent();
    }

    private boolean isBounce(ParsedMail mail) {
        MediaType type = MediaType.parse(mail.headers().last("content-type").orElse(""));
        boolean report = type.value().equals("multipart/report")
                && !type.parameter("report-type").contains("disposition");
        boolean status =
                mail.attachments().stream().anyMatch(part -> part.type().equals("message/delivery-status"));
        if (report && !type.parameter("report-type").contains("feedback")
                || status
                || mail.headers().has("x-failed-recipients")) {
            return true;
        }
        String sender = mail.from().map(MailAddress::normalized).orElse("");
        boolean daemon = phrases("bounceSenders").stream()
                .anyMatch(name -> sender.startsWith(name + "@") || sender.equals(name));
        boolean nullPath = mail.returnPath().filter(String::isEmpty).isPresent();
        return (daemon || nullPath) && subjectHas(mail, "bounceSubjects", false) || daemon && nullPath;
    }

    private boolean isAutomatic(ParsedMail mail) {
        MailHeaders headers = mail.headers();
        String submitted = lower(headers.first("auto-submitted").orElse("no"));
        String precedence = lower(headers.first("precedence").orElse(""));
        boolean receipt = MediaType.parse(headers.last("content-type").orElse(""))
                .parameter("report-type")
                .contains("disposition");
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || phrases("automaticHeaders").stream().anyMatch(headers::has)
                || phrases("automaticPrecedence").contains(precedence)
                || suppressesEverything(headers)
                || receipt
                || subjectHas(mail, "automaticSubjects", true);
    }

    /** Outlook's own mail by people asks to suppress some kinds of answer; only a machine asks to suppress all. */
    private static boolean suppressesEverything(MailHeaders headers) {
        String value = lower(headers.first("x-auto-response-suppress").orElse(""));
        return value.contains("all")
                || value.contains("autoreply") && headers.has("x-ms-exchange-generated-message-source");
    }

    private boolean isList(ParsedMail mail) {
        String precedence = lower(mail.headers().first("precedence").orElse(""));
        return phrases("listHeaders").stream().anyMatch(mail.headers()::has)
                || phrases("bulkPrecedence").contains(precedence);
    }

    private boolean subjectHas(ParsedMail mail, String list, boolean atStart) {
        String subject = lower(mail.subject());
        return phrases(list).stream()
                .anyMatch(phrase -> atStart ? subject.startsWith(phrase) : subject.contains(phrase));
    }

    private List<String> phrases(String list) {
        List<String> phrases = new ArrayList<>();
        body.path(list).forEach(phrase -> phrases.add(lower(phrase.asString(""))));
        return phrases;
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT).strip();
    }
}
