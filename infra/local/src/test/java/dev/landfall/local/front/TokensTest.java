package dev.landfall.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String KEY = Tokens.freshKey();
    private static final Tokens TOKENS = Tokens.of(KEY, "http://issuer.test", "landfall");

    @Test
    void claimsArriveAsStringsAndListsAsText() {
        String token = TOKENS.mint(Map.of("sub", "u", "groups", List.of("a", "b"), "level", 3));

        assertThat(TOKENS.verify(token).orElseThrow())
                .containsEntry("sub", "u")
                .containsEntry("groups", "[a b]")
                .containsEntry("level", "3");
    }

    @Test
    void aTokenOfAnotherKeyIssuerAudienceOrTimeIsRefused() {
        assertThat(TOKENS.verify(Tokens.of(Tokens.freshKey(), "http://issuer.test", "landfall")
                        .mint(Map.of())))
                .isEmpty();
        assertThat(TOKENS.verify(Tokens.of(KEY, "http://other.test", "landfall").mint(Map.of())))
                .isEmpty();
        assertThat(TOKENS.verify(Tokens.of(KEY, "http://issuer.test", "other").mint(Map.of())))
                .isEmpty();
        assertThat(TOKENS.verify(TOKENS.mint(Map.of("exp", new Date(0))))).isEmpty();
        assertThat(TOKENS.verify("eyJhbGciOiJub25lIn0.e30.")).isEmpty();
        assertThat(TOKENS.verify("nonsense")).isEmpty();
    }
}
