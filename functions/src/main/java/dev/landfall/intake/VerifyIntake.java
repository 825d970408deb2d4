package dev.landfall.intake;

import dev.landfall.table.DynamoTable;
import java.time.InstantSource;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code ./verify-intake TABLE}: says whether every sealed hour is as it was sealed; ends with 1 where it is not.
 *
 * <p>Region, credentials and endpoint are the SDK's own ({@code AWS_REGION}, {@code AWS_PROFILE},
 * {@code AWS_ENDPOINT_URL_DYNAMODB} …); reading the table is all that it may do.
 */
public final class VerifyIntake {

    private VerifyIntake() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("./verify-intake TABLE");
            System.exit(2);
        }
        try (DynamoDbClient client = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            DynamoDbEnhancedClient enhanced =
                    DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
            IntakeVerifier.Report report = new IntakeVerifier(new DynamoTable(enhanced, arguments[0]))
                    .verify(InstantSource.system().instant());
            report.findings().forEach(System.out::println);
            System.out.printf(
                    "%d hours, %d receipts, %d of them purged by rule; root %s; %s%n",
                    report.hours(),
                    report.receipts(),
                    report.purged(),
                    report.root(),
                    report.isSound() ? "as sealed" : report.findings().size() + " findings");
            System.exit(report.isSound() ? 0 : 1);
        }
    }
}
