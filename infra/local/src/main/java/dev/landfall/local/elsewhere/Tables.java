package dev.landfall.local.elsewhere;

import dev.landfall.local.engine.TableRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The table, with what the API sets apart from its creation: time to live and recovery. */
final class Tables implements Maker {

    private final DynamoDbClient dynamo;
    private final Names names;

    Tables(DynamoDbClient dynamo, Names names) {
        this.dynamo = dynamo;
        this.names = names;
    }

    @Override
    public JsonNode make(String id, JsonNode wanted) {
        String name = wanted.path("TableName").asString();
        try {
            dynamo.createTable(TableRequest.of(wanted).toBuilder()
                    .deletionProtectionEnabled(
                            wanted.path("DeletionProtectionEnabled").asBoolean(false))
                    .sseSpecification(sse -> sse.enabled(
                            wanted.path("SSESpecification").path("SSEEnabled").asBoolean(false)))
                    .build());
        } catch (ResourceInUseException e) {
            // It is there from an earlier start; what it has is compared all the same.
        }
        dynamo.waiter().waitUntilTableExists(request -> request.tableName(name));
        Attempt.to(() -> timeToLive(name, wanted.path("TimeToLiveSpecification")));
        Attempt.to(() -> recovery(name, wanted.path("PointInTimeRecoverySpecification")));
        return found(id, name);
    }

    private void timeToLive(String name, JsonNode wanted) {
        TimeToLiveStatus now = dynamo.describeTimeToLive(request -> request.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (now == TimeToLiveStatus.DISABLED) {
            dynamo.updateTimeToLive(request -> request.tableName(name)
                    .timeToLiveSpecification(specification -> specification
                            .attributeName(wanted.path("AttributeName").asString())
                            .enabled(wanted.path("Enabled").asBoolean(false))));
        }
    }

    private void recovery(String name, JsonNode wanted) {
        dynamo.updateContinuousBackups(request -> request.tableName(name)
                .pointInTimeRecoverySpecification(specification -> specification
                        .pointInTimeRecoveryEnabled(
                                wanted.path("PointInTimeRecoveryEnabled").asBoolean(false))
                        .recoveryPeriodInDays(
                                wanted.path("RecoveryPeriodInDays").asInt(35))));
    }

    /** The API tells states where the template asks for switches. */
    private ObjectNode found(String id, String name) {
        var table = dynamo.describeTable(request -> request.tableName(name)).table();
        names.put(id, name, table.tableArn());
        ObjectNode found = Described.by(table);
        found.set("BillingMode", found.path("BillingModeSummary").path("BillingMode"));
        found.putObject("SSESpecification")
                .put("SSEEnabled", on(found.path("SSEDescription").path("Status")));
        Attempt.to(() -> {
            var told = dynamo.describeTimeToLive(request -> request.tableName(name))
                    .timeToLiveDescription();
            found.putObject("TimeToLiveSpecification")
                    .put("AttributeName", told.attributeName())
                    .put("Enabled", told.timeToLiveStatusAsString().startsWith("ENABL"));
        });
        Attempt.to(() -> {
            ObjectNode told = Described.by(dynamo.describeContinuousBackups(request -> request.tableName(name))
                    .continuousBackupsDescription()
                    .pointInTimeRecoveryDescription());
            told.put("PointInTimeRecoveryEnabled", on(told.path("PointInTimeRecoveryStatus")));
            found.set("PointInTimeRecoverySpecification", told);
        });
        return found;
    }

    private static boolean on(JsonNode status) {
        return status.asString("").startsWith("ENABL");
    }
}
