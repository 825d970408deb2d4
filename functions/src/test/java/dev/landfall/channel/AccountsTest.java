package dev.landfall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountsTest {

    private static final JsonNode DOCUMENT = JsonMapper.shared().readTree("""
            {"identityKey":"AAAA",
             "channels":{"x":{"main":{"secrets":["new","old",""],"accessToken":"t","userId":"900","locale":"es",
                                      "jurisdiction":""}}},
             "app":{"push":{"secrets":["whsec_AAAA"],"url":"https://app.example/hook"}}}""");
    private final Accounts accounts = new Accounts(() -> DOCUMENT);

    @Test
    void anAccountHasBothItsSecretsAndKnowsWhoWeAre() {
        Account account = accounts.find("x", "main").orElseThrow();

        assertThat(account.secrets().secrets()).isEqualTo(List.of("new", "old"));
        assertThat(account.context().ownUserId()).contains("900");
        assertThat(account.locale()).contains("es");
        assertThat(account.jurisdiction()).isEmpty();
    }

    @Test
    void thePushOfTheAppIsAnAccountToo() {
        assertThat(accounts.find("app", "push").orElseThrow().secrets().url()).contains("https://app.example/hook");
    }

    @Test
    void whatNobodySetUpDoesNotExist() {
        assertThat(accounts.find("x", "other")).isEmpty();
        assertThat(accounts.find("line", "main")).isEmpty();
        assertThat(accounts.find("identityKey", "main")).isEqualTo(Optional.empty());
        assertThat(accounts.find("", "")).isEmpty();
    }
}
