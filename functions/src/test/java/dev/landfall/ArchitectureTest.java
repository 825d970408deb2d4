package dev.landfall;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The arrows between the rooms. */
@AnalyzeClasses(packages = "dev.landfall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** A room may use rooms of earlier rows and of its own row, without circles; the last row's never meet. */
    private static final List<List<String>> ROWS = List.of(
            List.of("event", "log", "table", "objects", "queue", "secret"),
            List.of("policy", "due", "compliance", "language", "contact", "model"),
            List.of("ticket"),
            List.of("wording", "knowledge", "channel"),
            List.of("intake", "chat", "desk", "person", "escalation", "recommendation", "retention", "insight"));

    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CIRCLES =
            slices().matching("dev.landfall.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TEXT_AND_LAW_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage("dev.landfall.language..", "dev.landfall.compliance..", "dev.landfall.wording..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..", "org.springframework..");

    @ArchTest
    static final ArchRule NOBODY_USES_THE_START_UP = noClasses()
            .that(not(resideInAPackage("dev.landfall")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.landfall");

    @ArchTest
    static final ArchRule ONLY_WIRING_READS_THE_ENVIRONMENT = noClasses()
            .that()
            .doNotHaveSimpleName("Wiring")
            .and(not(resideInAPackage("dev.landfall.judge")))
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static void laterRoomsAreNotUsedByEarlierOnes(com.tngtech.archunit.core.domain.JavaClasses all) {
        List<String> earlier = new ArrayList<>();
        for (List<String> row : ROWS) {
            for (String room : row) {
                List<String> forbidden = new ArrayList<>();
                boolean last = row.equals(ROWS.getLast());
                ROWS.stream().flatMap(List::stream).forEach(other -> {
                    boolean allowed = other.equals(room) || earlier.contains(other) || (!last && row.contains(other));
                    if (!allowed) {
                        forbidden.add("dev.landfall." + other + "..");
                    }
                });
                noClasses()
                        .that()
                        .resideInAPackage("dev.landfall." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden.toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(all);
            }
            earlier.addAll(row);
        }
    }

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK_THAT_IS_PASSED_IN = noClasses()
            .that(not(resideInAPackage("dev.landfall")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now");
}
