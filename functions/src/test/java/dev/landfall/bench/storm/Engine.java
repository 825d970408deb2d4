package dev.landfall.bench.storm;

import dev.landfall.table.DynamoTable;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table, and a look at all that it holds once a run is over. */
record Engine(Table table, Supplier<List<Map<String, AttributeValue>>> dump) {

    static Engine memory() {
        InMemoryTable table = new InMemoryTable();
        return new Engine(table, table::dump);
    }

    /** DynamoDB Local in this process: condition expressions and schemas are the real ones. */
    static Engine dynamo() {
        DynamoDbClient client = LocalDynamo.get().client();
        String name = LocalDynamo.get().newTable();
        Table table = new DynamoTable(
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build(), name);
        return new Engine(
                table,
                () -> client.scanPaginator(scan -> scan.tableName(name)).items().stream()
                        .toList());
    }
}
