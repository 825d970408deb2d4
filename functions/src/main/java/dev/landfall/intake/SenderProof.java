package dev.landfall.intake;

import dev.landfall.channel.mail.MailAddress;
import dev.landfall.channel.mail.ParsedMail;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a mail is from whom it says: DMARC passed, or SPF or DKIM passed for the very domain in {@code From}. Where
 * the mail names several authors, or it is not clear which signature passed, it is not.
 */
final class SenderProof {

    private static final Pattern SIGNING_DOMAIN = Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([^;\\s]+)");

    private SenderProof() {}

    static boolean verified(ParsedMail mail, MailNotice notice) {
        List<MailAddress> authors = mail.addresses("from");
        if (mail.headers().all("from").size() != 1 || authors.size() != 1 || notice.failed("dmarc")) {
            return false;
        }
        String domain = domain(authors.getFirst().normalized());
        return !domain.isEmpty()
                && (notice.passed("dmarc")
                        || notice.passed("spf") && domain(notice.sender()).equals(domain)
                        || notice.passed("dkim") && signedBy(mail, domain));
    }

    private static boolean signedBy(ParsedMail mail, String domain) {
        List<String> signatures = mail.headers().all("dkim-signature");
        return !signatures.isEmpty()
                && signatures.stream().map(SenderProof::signer).allMatch(domain::equals);
    }

    private static String signer(String signature) {
        Matcher matcher = SIGNING_DOMAIN.matcher(signature);
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String domain(String address) {
        return MailReader.isAddress(address) ? address.substring(address.lastIndexOf('@') + 1) : "";
    }
}
