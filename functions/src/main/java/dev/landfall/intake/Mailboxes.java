package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.Accounts;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.policy.Policies;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds which of our mailboxes a mail came to; one that nobody has set up takes mail under the strict default. */
public final class Mailboxes {

    private static final int LONGEST_NAME = 64;

    private final Accounts accounts;
    private final Policies policies;
    private final Supplier<String> domain;

    /** @param domain our own mail domain */
    public Mailboxes(Accounts accounts, Policies policies, Supplier<String> domain) {
        this.accounts = accounts;
        this.policies = policies;
        this.domain = domain;
    }

    String domain() {
        return domain.get().toLowerCase(Locale.ROOT);
    }

    Mailbox of(MailNotice notice) {
        String name = notice.recipients().stream()
                .filter(this::isOurs)
                .findFirst()
                .or(() -> notice.recipients().stream().findFirst())
                .map(Mailboxes::name)
                .filter(found -> !found.isBlank())
                .orElse("mail");
        Optional<Account> account = accounts.find("mail", name);
        return new Mailbox(
                name,
                account.flatMap(Account::locale),
                ComplianceRules.current(policies)
                        .jurisdictions()
                        .of(Optional.empty(), account.flatMap(Account::jurisdiction)));
    }

    boolean isOurs(String address) {
        return address.toLowerCase(Locale.ROOT).endsWith("@" + domain());
    }

    private static String name(String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        String box = local.contains("+") ? local.substring(0, local.indexOf('+')) : local;
        return box.length() <= LONGEST_NAME ? box : box.substring(0, LONGEST_NAME);
    }
}
