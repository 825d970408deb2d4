package dev.landfall.chat;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Which files a person may upload, and for how long the address to put them at is valid. */
record AttachmentRules(int version, Set<String> types, long mostBytes, Duration uploadWithin) {

    static final PolicyKey<AttachmentRules> POLICY = new PolicyKey<>("attachments", AttachmentRules::compile);

    AttachmentRules {
        types = Set.copyOf(types);
    }

    static AttachmentRules compile(PolicyFile file) {
        Set<String> types = new HashSet<>();
        file.body().path("types").forEach(type -> types.add(type.asString()));
        return new AttachmentRules(
                file.version(),
                types,
                file.body().path("mostBytes").asLong(),
                Duration.parse(file.body().path("uploadWithin").asString("")));
    }
}
