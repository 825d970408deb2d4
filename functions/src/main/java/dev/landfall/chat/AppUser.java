package dev.landfall.chat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.Jurisdictions;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Keys;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The app's user as the signed token names them. */
record AppUser(
        String subject, IdentityKey identity, String locale, Optional<String> country, Map<String, String> details) {

    static final String CHANNEL = "app";
    static final String ACCOUNT = "main";

    private static final int LONGEST_CLAIM = 500;

    static AppUser of(HttpRequest request, Keys keys) {
        String subject =
                request.claim("sub").orElseThrow(() -> new Problem(401, "unauthorized", "The token names no subject"));
        Map<String, String> details = new LinkedHashMap<>();
        request.claim("country").ifPresent(value -> details.put("country", clipped(value)));
        request.claim("entitlements").ifPresent(value -> details.put("entitlements", clipped(value)));
        return new AppUser(
                subject,
                keys.identity(CHANNEL, ACCOUNT, subject),
                request.claim("locale").map(AppUser::clipped).orElse("en"),
                request.claim("country"),
                details);
    }

    Jurisdiction jurisdiction(Jurisdictions jurisdictions) {
        return jurisdictions.of(country, Optional.empty());
    }

    private static String clipped(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST_CLAIM));
    }
}
