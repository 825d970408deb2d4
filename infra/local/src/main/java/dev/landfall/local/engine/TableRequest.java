package dev.landfall.local.engine;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import tools.jackson.databind.JsonNode;

/** The template's table as a request: keys, indexes, stream. */
public final class TableRequest {
    private TableRequest() {}

    public static CreateTableRequest of(JsonNode table) {
        return CreateTableRequest.builder()
                .tableName(table.path("TableName").asString())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.path("AttributeDefinitions")
                        .valueStream()
                        .map(TableRequest::definition)
                        .toList())
                .keySchema(keys(table))
                .globalSecondaryIndexes(table.path("GlobalSecondaryIndexes")
                        .valueStream()
                        .map(TableRequest::index)
                        .toList())
                .streamSpecification(stream -> stream.streamEnabled(true)
                        .streamViewType(table.path("StreamSpecification")
                                .path("StreamViewType")
                                .asString()))
                .build();
    }

    private static AttributeDefinition definition(JsonNode node) {
        return AttributeDefinition.builder()
                .attributeName(node.path("AttributeName").asString())
                .attributeType(node.path("AttributeType").asString())
                .build();
    }

    private static List<KeySchemaElement> keys(JsonNode owner) {
        return owner.path("KeySchema")
                .valueStream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.path("AttributeName").asString())
                        .keyType(KeyType.fromValue(key.path("KeyType").asString()))
                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(JsonNode node) {
        JsonNode projection = node.path("Projection");
        var projected = Projection.builder()
                .projectionType(projection.path("ProjectionType").asString());
        if (projection.has("NonKeyAttributes")) {
            projected.nonKeyAttributes(projection
                    .path("NonKeyAttributes")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(node.path("IndexName").asString())
                .keySchema(keys(node))
                .projection(projected.build())
                .build();
    }
}
