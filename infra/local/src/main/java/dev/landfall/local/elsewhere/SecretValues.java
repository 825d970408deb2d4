package dev.landfall.local.elsewhere;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import tools.jackson.databind.JsonNode;

/** Secrets; the one that the template has is filled with what this machine's folder holds. */
final class SecretValues implements Maker {

    private final SecretsManagerClient secrets;
    private final Names names;
    private final String value;

    SecretValues(SecretsManagerClient secrets, Names names, String value) {
        this.secrets = secrets;
        this.names = names;
        this.value = value;
    }

    @Override
    public JsonNode make(String id, JsonNode wanted) {
        String name = wanted.path("Name").asString();
        try {
            secrets.createSecret(request -> request.name(name)
                    .description(wanted.path("Description").asString(""))
                    .secretString(value));
        } catch (ResourceExistsException e) {
            secrets.putSecretValue(request -> request.secretId(name).secretString(value));
        }
        if (!secrets.getSecretValue(request -> request.secretId(name))
                .secretString()
                .equals(value)) {
            throw new IllegalStateException("The other cloud does not return the secret that it was given");
        }
        var found = secrets.describeSecret(request -> request.secretId(name));
        names.put(id, found.arn(), found.arn());
        return Described.by(found);
    }
}
