package dev.landfall.desk.rules;

import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The page {@code /desk/rules}: three files of the release, which load nothing from anywhere else. */
final class RulesPage {

    private static final Map<String, String> FILES = Map.of(
            "rules.html", "text/html; charset=utf-8",
            "rules.css", "text/css; charset=utf-8",
            "rules.js", "text/javascript; charset=utf-8");

    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private RulesPage() {}

    static HttpResponse file(String name) {
        String type = FILES.get(name);
        if (type == null) {
            throw Problem.notFound();
        }
        return new HttpResponse(
                200,
                type,
                read(name),
                Map.of(
                        "content-security-policy", ONLY_OURS,
                        "x-content-type-options", "nosniff",
                        "referrer-policy", "no-referrer"));
    }

    private static String read(String name) {
        try (InputStream in = RulesPage.class.getResourceAsStream("/desk/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The page lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page cannot be read", e);
        }
    }
}
