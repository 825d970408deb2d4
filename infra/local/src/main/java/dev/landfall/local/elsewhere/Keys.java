package dev.landfall.local.elsewhere;

import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keys, known again by their description: they have no name. */
final class Keys implements Maker {

    private final KmsClient kms;
    private final Names names;

    Keys(KmsClient kms, Names names) {
        this.kms = kms;
        this.names = names;
    }

    @Override
    public JsonNode make(String id, JsonNode wanted) {
        String description = wanted.path("Description").asString();
        String policy = wanted.path("KeyPolicy").toString();
        KeyMetadata key = there(description)
                .orElseGet(() -> kms.createKey(
                                request -> request.description(description).policy(policy))
                        .keyMetadata());
        String keyId = key.keyId();
        kms.putKeyPolicy(request -> request.keyId(keyId).policyName("default").policy(policy));
        if (wanted.path("EnableKeyRotation").asBoolean(false)) {
            kms.enableKeyRotation(request -> request.keyId(keyId));
        }
        names.put(id, keyId, key.arn());
        ObjectNode found =
                Described.by(kms.describeKey(request -> request.keyId(keyId)).keyMetadata());
        found.put(
                "EnableKeyRotation",
                kms.getKeyRotationStatus(request -> request.keyId(keyId)).keyRotationEnabled());
        String told = kms.getKeyPolicy(request -> request.keyId(keyId).policyName("default"))
                .policy();
        found.set("KeyPolicy", JsonMapper.shared().readTree(told));
        return found;
    }

    private Optional<KeyMetadata> there(String description) {
        return kms.listKeysPaginator().keys().stream()
                .map(entry ->
                        kms.describeKey(request -> request.keyId(entry.keyId())).keyMetadata())
                .filter(key -> key.enabled() && description.equals(key.description()))
                .findFirst();
    }
}
