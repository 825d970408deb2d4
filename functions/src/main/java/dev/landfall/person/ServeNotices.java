package dev.landfall.person;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.Jurisdictions;
import dev.landfall.compliance.Notice;
import dev.landfall.compliance.NoticeRules;
import dev.landfall.compliance.Term;
import dev.landfall.event.HttpFunction;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.time.InstantSource;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people are told when the app asks for a permission, {@code GET /v1/notices/{permission}?locale=&country=}: from
 * the very rule that purge enforces, and open to everybody.
 */
public final class ServeNotices implements HttpFunction {

    private final JsonMapper mapper;
    private final Policies policies;
    private final Wordings wordings;
    private final InstantSource clock;

    public ServeNotices(JsonMapper mapper, Policies policies, Wordings wordings, InstantSource clock) {
        this.mapper = mapper;
        this.policies = policies;
        this.wordings = wordings;
        this.clock = clock;
    }

    /**
     * The notice.
     *
     * @param locale the one that was asked for
     * @param duration ISO 8601, counted from {@code anchor}
     * @param fallbackLocale the locale of the text where it is another one, else empty
     */
    record Shown(
            String permission,
            String text,
            String locale,
            String duration,
            String anchor,
            int backupDays,
            String jurisdiction,
            int ruleVersion,
            String fallbackLocale) {}

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("GET")) {
            throw Problem.notFound();
        }
        Jurisdiction jurisdiction =
                policies.current(Jurisdictions.POLICY).of(request.queryParameter("country"), Optional.empty());
        Notice notice = policies.current(NoticeRules.POLICY)
                .notice(
                        request.pathParameter("permission"),
                        jurisdiction,
                        ComplianceRules.current(policies),
                        clock.instant())
                .orElseThrow(Problem::notFound);
        Term duration = notice.duration()
                .orElseThrow(
                        () -> new Problem(409, "no-promise", "No period can be promised for this permission here"));
        return HttpResponse.json(
                200, shown(notice, duration, request.queryParameter("locale").orElse("und")), mapper);
    }

    private Shown shown(Notice notice, Term duration, String locale) {
        Said said = wordings.say(
                notice.purposeIntent(),
                locale,
                Map.of(
                        "duration", inWords(duration, locale),
                        "backupDays", wordings.duration(locale, Period.ofDays(notice.backupDays()))));
        return new Shown(
                notice.permission(),
                said.text(),
                said.locale(),
                duration.toString(),
                notice.anchor().name().toLowerCase(java.util.Locale.ROOT),
                notice.backupDays(),
                notice.jurisdiction(),
                notice.ruleVersion(),
                said.fallbackLocale().orElse(""));
    }

    private String inWords(Term term, String locale) {
        return term.calendar().isZero()
                ? wordings.duration(locale, term.exact())
                : wordings.duration(locale, term.calendar());
    }
}
