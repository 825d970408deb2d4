package dev.landfall.channel;

import dev.landfall.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds accounts in the secrets document: {@code channels.<channel>.<account>}, and {@code app.push}. */
public final class Accounts {

    private final Secrets secrets;

    public Accounts(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Empty when nobody has set up such an account: its address does not exist. */
    public Optional<Account> find(String channel, String account) {
        JsonNode document = secrets.current();
        JsonNode channels = channel.equals("app") ? document : document.path("channels");
        JsonNode found = channels.path(channel).path(account);
        return found.isObject() ? Optional.of(account(account, found)) : Optional.empty();
    }

    private static Account account(String name, JsonNode node) {
        List<String> keys = Fields.list(node.path("secrets")).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        Optional<String> ownUserId = word(node, "userId");
        return new Account(
                new AccountSecrets(
                        keys, word(node, "accessToken"), ownUserId, word(node, "url"), word(node, "verifyToken")),
                new AccountContext(name, ownUserId, word(node, "userName")),
                word(node, "locale"),
                word(node, "jurisdiction"),
                search(node.path("search")));
    }

    /** The names of a channel's accounts. */
    public List<String> names(String channel) {
        return List.copyOf(secrets.current().path("channels").path(channel).propertyNames());
    }

    private static AccountSearch search(JsonNode node) {
        return new AccountSearch(
                word(node, "token"),
                words(node, "names"),
                !node.has("recent") || Fields.flag(node, "recent"),
                Fields.flag(node, "stream"),
                Set.copyOf(words(node, "languages")));
    }

    private static List<String> words(JsonNode node, String name) {
        return Fields.list(node.path(name)).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static Optional<String> word(JsonNode node, String name) {
        return Fields.text(node, name).filter(text -> !text.isBlank());
    }
}
