package dev.landfall.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {

    private static final Path TEMPLATE = Path.of("../../template.yaml");

    private static CloudTemplate read(String yaml) {
        return new TemplateReader(yaml, Map.of("Stage", "local"), "us-east-1", "http://127.0.0.1:1/0/").read();
    }

    @Test
    void everyFunctionIsNamedAsItsBean() throws IOException {
        CloudTemplate template = read(Files.readString(TEMPLATE));

        assertThat(template.functions()).hasSize(17).allSatisfy(function -> {
            String bean = function.bean();
            assertThat(function.id()).isEqualTo(Character.toUpperCase(bean.charAt(0)) + bean.substring(1) + "Function");
            assertThat(function.handler()).isEqualTo("dev.landfall.Landfall::handleRequest");
            assertThat(function.environment())
                    .containsEntry("INTAKE_QUEUE_URL", "http://127.0.0.1:1/0/landfall-local-intake.fifo")
                    .containsEntry("TABLE_NAME", "landfall-local")
                    .containsEntry("STAGE", "local");
        });
    }

    @Test
    void operatorsSeeHowDeepEveryDeadLetterQueueIs() throws IOException {
        String yaml = Files.readString(TEMPLATE);
        CloudTemplate template = read(yaml);
        var desk = template.functions().stream()
                .filter(function -> function.bean().equals("serveDesk"))
                .findFirst()
                .orElseThrow();

        long queues =
                yaml.lines().filter(line -> line.matches("  \\w+DeadLetters:")).count();
        assertThat(desk.environment().keySet().stream().filter(name -> name.endsWith("_DEAD_LETTERS_URL")))
                .hasSize(Math.toIntExact(queues));
    }

    @Test
    void routesQueuesSchedulesAndMailAreFound() throws IOException {
        CloudTemplate template = read(Files.readString(TEMPLATE));

        assertThat(template.routes())
                .contains(
                        new Route(
                                "POST", "/webhooks/{channel}/{account}", "ReceiveWebhookFunction", java.util.List.of()),
                        new Route("GET", "/v1/tickets", "ServeDeskFunction", java.util.List.of("landfall/agent")));
        assertThat(template.triggers())
                .contains(
                        new Trigger.Messages("SocialPostToTicketFunction", "IntakeQueue", 10),
                        new Trigger.Tick("PurgeExpiredFunction", Duration.ofMinutes(5)));
        assertThat(template.queue("IntakeQueue").deadLetters()).contains("IntakeDeadLetters");
        assertThat(template.mailQueueId()).isEqualTo("MailQueue");
        assertThat(template.mailPrefix()).isEqualTo("mail/");
    }

    @Test
    void aResourceOrPropertyThatIsNotKnownStopsTheStart() throws IOException {
        String yaml = Files.readString(TEMPLATE);

        assertThatThrownBy(() -> read(yaml.replace("Type: AWS::SNS::Topic\n", "Type: AWS::Kinesis::Stream\n")))
                .hasMessageContaining("MailTopic is a AWS::Kinesis::Stream");
        assertThatThrownBy(() -> read(yaml.replace("      TopicName:", "      Colour: red\n      TopicName:")))
                .hasMessageContaining("MailTopic has Colour");
    }

    @Test
    void noRoleAllowsEverythingOrTakesAManagedPolicy() throws IOException {
        assertThat(Files.readString(TEMPLATE))
                .doesNotContainPattern("(Action|Resource): *[\"']?\\*[\"']?\\s")
                .doesNotContainPattern("[a-z]+:\\*\\s*[\\],]")
                .doesNotContain("ManagedPolicyArns");
    }
}
