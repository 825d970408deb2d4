package dev.landfall.person;

import dev.landfall.compliance.Jurisdictions;
import dev.landfall.contact.Keys;
import dev.landfall.contact.Newcomer;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The app's user behind a request, as the signed token names them: they reach nobody else's records. */
record Caller(Newcomer who, Instant now) {

    private static final String CHANNEL = "app";
    private static final String ACCOUNT = "main";

    static Caller of(HttpRequest request, Keys keys, Policies policies, Instant now) {
        String subject =
                request.claim("sub").orElseThrow(() -> new Problem(401, "unauthenticated", "The token names nobody"));
        Newcomer who = new Newcomer(
                keys.identity(CHANNEL, ACCOUNT, subject),
                CHANNEL,
                ACCOUNT,
                subject,
                request.claim("locale").flatMap(Caller::locale).orElse("und"),
                policies.current(Jurisdictions.POLICY).of(request.claim("country"), Optional.empty()));
        return new Caller(who, now);
    }

    /** A well-formed BCP 47 tag in its usual spelling. */
    static Optional<String> locale(String tag) {
        try {
            String usual = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return Optional.of(usual).filter(known -> !known.equals("und"));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
