package dev.landfall.local.elsewhere;

import dev.landfall.local.engine.Clients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Clients of what our own engines do not have. */
record TheirClients(KmsClient kms, SnsClient sns, SecretsManagerClient secrets) implements AutoCloseable {

    static TheirClients like(Clients clients, String region) {
        return new TheirClients(
                built(KmsClient.builder(), clients, region),
                built(SnsClient.builder(), clients, region),
                built(SecretsManagerClient.builder(), clients, region));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, Clients clients, String region) {
        return builder.endpointOverride(clients.endpoints().sqs())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Clients.ACCESS_KEY, Clients.ACCESS_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        kms.close();
        sns.close();
        secrets.close();
    }
}
