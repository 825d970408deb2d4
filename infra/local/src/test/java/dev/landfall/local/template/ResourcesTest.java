package dev.landfall.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    private static Resources template() throws IOException {
        return new TemplateReader(
                        Files.readString(Path.of("../../template.yaml")), Map.of("Stage", "local"), "us-east-1", "")
                .resources();
    }

    @Test
    void aResourceIsResolvedWithTheNamesOfTheOtherCloud() throws IOException {
        var mailQueue = template().properties("MailQueue", (id, attribute) -> "their-" + id + "-" + attribute);

        assertThat(mailQueue.path("KmsMasterKeyId").asString()).isEqualTo("their-MailKey-Ref");
        assertThat(mailQueue.path("RedrivePolicy").path("deadLetterTargetArn").asString())
                .isEqualTo("their-MailDeadLetters-Arn");
        assertThat(mailQueue.path("QueueName").asString()).isEqualTo("landfall-local-mail");
    }

    @Test
    void everyQueueIsFound() throws IOException {
        assertThat(template().ids("AWS::SQS::Queue")).contains("IntakeQueue", "IntakeDeadLetters", "FailedRuns");
        assertThat(template().has("IntakeQueue", "RedrivePolicy")).isTrue();
        assertThat(template().has("IntakeDeadLetters", "RedrivePolicy")).isFalse();
    }
}
