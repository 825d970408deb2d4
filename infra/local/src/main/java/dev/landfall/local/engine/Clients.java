package dev.landfall.local.engine;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the engines, made once. */
public record Clients(
        Endpoints endpoints, DynamoDbClient dynamo, DynamoDbStreamsClient streams, SqsClient sqs, S3Client s3)
        implements AutoCloseable {

    /** The access key that every part of the local cloud uses; DynamoDB Local wants letters and digits. */
    public static final String ACCESS_KEY = "landfall";

    /** Where the engines listen. */
    public record Endpoints(URI dynamo, URI sqs, URI s3) {}

    public static Clients of(Endpoints endpoints, String region) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY));
        Region where = Region.of(region);
        return new Clients(
                endpoints,
                DynamoDbClient.builder()
                        .endpointOverride(endpoints.dynamo())
                        .region(where)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                DynamoDbStreamsClient.builder()
                        .endpointOverride(endpoints.dynamo())
                        .region(where)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                SqsClient.builder()
                        .endpointOverride(endpoints.sqs())
                        .region(where)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                S3Client.builder()
                        .endpointOverride(endpoints.s3())
                        .forcePathStyle(true)
                        .region(where)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
    }

    @Override
    public void close() {
        dynamo.close();
        streams.close();
        sqs.close();
        s3.close();
    }
}
