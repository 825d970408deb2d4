package dev.landfall.intake;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The channels' accounts in the deployment's secrets, read anew each time so that a rotation is noticed. */
public final class Accounts {

    private final Secrets secrets;

    public Accounts(Secrets secrets) {
        this.secrets = secrets;
    }

    /** An account that nobody has set up is none; there is no default account. */
    Optional<Account> find(String channel, String name) {
        JsonNode account = secrets.current().path("channels").path(channel).path(name);
        return account.isObject() ? Optional.of(read(name, account)) : Optional.empty();
    }

    private static Account read(String name, JsonNode account) {
        List<String> keys = new ArrayList<>();
        account.path("secrets").forEach(secret -> keys.add(secret.asString("")));
        Optional<String> userId = text(account, "userId");
        return new Account(
                new AccountSecrets(keys, text(account, "accessToken"), userId, text(account, "url")),
                new AccountContext(name, userId, text(account, "userName")),
                text(account, "locale"),
                text(account, "jurisdiction"));
    }

    private static Optional<String> text(JsonNode account, String field) {
        return Optional.of(account.path(field).asString("")).filter(value -> !value.isBlank());
    }
}
