package dev.landfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** docs/openapi.yaml is the contract: the template's routes and the shapes of the code are held to it. */
class OpenApiTest {

    private static final JsonNode CONTRACT = Repository.yaml("docs/openapi.yaml");

    /** What the contract says of an operation's callers: {@code ""} where it is open. */
    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        CONTRACT.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    if (!method.equals("parameters")) {
                        operations.put(method.toUpperCase(java.util.Locale.ROOT) + " " + path, operation);
                    }
                }));
        return operations;
    }

    @Test
    void everyRouteOfTheTemplateIsInTheContractAndTheReverse() {
        assertThat(operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Repository.routes().stream().map(Repository.Route::key).toList());
    }

    @Test
    void everyRouteAsksForTheScopesThatTheContractNames() {
        Repository.routes().forEach(route -> {
            List<String> scopes = new ArrayList<>();
            operations()
                    .get(route.key())
                    .path("security")
                    .forEach(way -> way.path("tokens").forEach(scope -> scopes.add(scope.asString())));
            assertThat(scopes).as(route.key()).isEqualTo(route.scopes());
        });
    }

    @Test
    void everyOperationSaysItsNameItsParametersAndItsAnswers() {
        List<String> names = new ArrayList<>();
        operations().forEach((key, operation) -> {
            names.add(operation.path("operationId").asString(""));
            var inPath = new TreeSet<String>();
            Pattern.compile("\\{([^}]+)}").matcher(key).results().forEach(found -> inPath.add(found.group(1)));
            var declared = new TreeSet<String>();
            String path = key.substring(key.indexOf(' ') + 1);
            for (JsonNode owner : List.of(CONTRACT.path("paths").path(path), operation)) {
                owner.path("parameters").forEach(parameter -> {
                    JsonNode resolved = resolve(parameter);
                    if (resolved.path("in").asString("").equals("path")) {
                        declared.add(resolved.path("name").asString());
                    }
                });
            }
            assertThat(declared).as(key).isEqualTo(inPath);
            assertThat(operation.path("responses").propertyNames().stream())
                    .as(key)
                    .anyMatch(status -> status.startsWith("2"))
                    .anyMatch(status -> status.startsWith("4"));
        });
        assertThat(names).doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        CONTRACT.findValues("$ref")
                .forEach(
                        reference -> assertThat(CONTRACT.at(reference.asString().substring(1)))
                                .as(reference.asString())
                                .isNotEmpty());
        assertThat(CONTRACT.path("openapi").asString("")).startsWith("3.1.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TicketPage,        dev.landfall.desk.TicketViews$Listed",
        "TicketLine,        dev.landfall.desk.TicketViews$Line",
        "TicketStory,       dev.landfall.desk.TicketViews$Whole",
        "TicketArticle,     dev.landfall.desk.TicketViews$Said",
        "Packet,            dev.landfall.desk.TicketViews$Handed",
        "Change,            dev.landfall.desk.TicketViews$Happened",
        "Outbound,          dev.landfall.desk.TicketViews$Sent",
        "AgentSaid,         dev.landfall.desk.DeskWork$Said",
        "Standing,          dev.landfall.desk.DeskWork$Standing",
        "TimelinePage,      dev.landfall.person.Timeline$Shown",
        "TimelineEntry,     dev.landfall.person.Timeline$Entry",
        "Preferences,       dev.landfall.person.Preferences$Chosen",
        "OptIn,             dev.landfall.person.Preferences$OptIn",
        "LinkedIdentity,    dev.landfall.person.Preferences$Linked",
        "LinkCode,          dev.landfall.person.LinkIdentities$Code",
        "KeywordRulePage,   dev.landfall.desk.rules.RuleViews$Listed",
        "KeywordRuleLine,   dev.landfall.desk.rules.RuleViews$Line",
        "KeywordRule,       dev.landfall.desk.rules.RuleViews$Whole",
        "KeywordRuleHistory, dev.landfall.desk.rules.RuleViews$Past",
        "KeywordRuleVersion, dev.landfall.desk.rules.RuleViews$Version",
        "TriedRules,        dev.landfall.desk.rules.RuleViews$Tried",
        "TriedPost,         dev.landfall.desk.rules.RuleViews$Post",
        "RuleHit,           dev.landfall.desk.rules.RuleViews$Hit",
        "PhraseMark,        dev.landfall.desk.rules.RuleViews$Mark",
        "Searched,          dev.landfall.channel.search.SearchReport$Searched",
        "Search,            dev.landfall.channel.search.SearchReport$Line",
        "PostsRead,         dev.landfall.channel.search.SearchReport$Read",
        "QuarantinePage,    dev.landfall.desk.Quarantine$Listed",
        "QuarantinedEvent,  dev.landfall.desk.Quarantine$Event",
        "UnknownSend,       dev.landfall.desk.Quarantine$Send",
        "Notice,            dev.landfall.person.ServeNotices$Shown",
    })
    void theCodeAnswersInTheShapeOfTheContract(String schema, String type) throws ClassNotFoundException {
        assertThat(Arrays.stream(Class.forName(type).getRecordComponents()).map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(properties(schema));
    }

    static List<String> properties(String schema) {
        return List.copyOf(
                CONTRACT.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    /** The answer has all that is required and nothing that the contract does not know. */
    static void assertShape(JsonNode answer, String schema) {
        List<String> required = CONTRACT.at("/components/schemas/" + schema + "/required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(answer.propertyNames()).as(schema).containsAll(required).isSubsetOf(properties(schema));
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.path("$ref").asString().substring(1)) : node;
    }
}
