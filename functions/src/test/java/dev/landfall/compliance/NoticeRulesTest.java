package dev.landfall.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NoticeRulesTest {

    private static final PolicyFiles FILES =
            new PolicyFiles(JsonMapper.builder().build());
    private static final ComplianceRules RULES = ComplianceRules.current(FILES);
    private static final NoticeRules NOTICES = FILES.current(NoticeRules.POLICY);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void theFivePermissionsHaveANotice() {
        assertThat(NOTICES.permissions())
                .containsExactlyInAnyOrder("photos", "camera", "microphone", "files", "diagnostics");
        assertThat(NOTICES.notice("contacts", in("EU"), RULES, NOW)).isEmpty();
    }

    @Test
    void theShownPeriodIsTheEnforcedOne() {
        for (String code : RULES.jurisdictions().codes()) {
            for (String permission : NOTICES.permissions()) {
                for (Instant now : List.of(NOW, Instant.parse("2027-06-01T00:00:00Z"))) {
                    Notice notice =
                            NOTICES.notice(permission, in(code), RULES, now).orElseThrow();

                    Instant shown = notice.duration().orElseThrow().after(now, RULES.zone(in(code)));
                    Stamp stamp = RULES.stamp(in(code), notice.recordClass(), Anchors.received(now), now);

                    assertThat(stamp.purgeAt()).contains(shown);
                    assertThat(stamp.ruleVersion()).isEqualTo(notice.ruleVersion());
                }
            }
        }
    }

    @Test
    void aPhotoIsPromisedToBeGoneAfterADayAndFromBackupsAfterThirtyFiveMore() {
        Notice notice = NOTICES.notice("photos", in("DE"), RULES, NOW).orElseThrow();

        assertThat(notice.duration()).contains(Term.parse("PT24H"));
        assertThat(notice.backupDays()).isEqualTo(35);
        assertThat(notice.purposeIntent()).isEqualTo("notice.photos");
    }

    @Test
    void lawsInConflictPromiseNothing() {
        Instant later = Instant.parse("2027-06-01T00:00:00Z");

        Notice notice = NOTICES.notice("photos", List.of(in("EU"), in("IN")), RULES, later)
                .orElseThrow();

        assertThat(notice.duration()).isEqualTo(Optional.empty());
    }

    private static Jurisdiction in(String code) {
        return new Jurisdiction(code, Jurisdiction.Source.TOKEN);
    }
}
