package dev.landfall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ships in the zip may be shipped: by the bill of materials that is built with it. */
class LicencesTest {

    private static final Path BILL = Path.of("../../functions/target/bom.json");
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    private static JsonNode components() throws IOException {
        assumeTrue(Files.exists(BILL), "functions/target/bom.json is built by ./mvnw package");
        return JsonMapper.shared().readTree(Files.readAllBytes(BILL)).path("components");
    }

    @Test
    void everyPartHasALicenceThatLetsUsShipIt() throws IOException {
        assertThat(components())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.path("licenses")
                                .valueStream()
                                .map(licence ->
                                        licence.path("license").path("id").asString("")))
                        .as(part.path("name").asString())
                        .anyMatch(ALLOWED::contains));
    }

    @Test
    void theBillNamesWhatIsInTheZipAndNoEngineOfTheLocalCloud() throws IOException {
        assertThat(components().valueStream().map(part -> part.path("name").asString()))
                .contains("dynamodb-enhanced", "spring-cloud-function-context", "apache-mime4j-dom", "bedrockruntime")
                .doesNotContain("DynamoDBLocal", "s3proxy", "junit-jupiter", "netty-nio-client");
    }
}
