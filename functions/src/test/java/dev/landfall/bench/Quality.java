package dev.landfall.bench;

import dev.landfall.policy.PolicyFiles;
import tools.jackson.databind.json.JsonMapper;

/** Measures how often the language room and the mail parser are right, over the labelled files that are there. */
public final class Quality {
    private Quality() {}

    public static void main(String[] args) {
        PolicyFiles policies = new PolicyFiles(JsonMapper.shared());
        new PostQuality("posts").print(policies);
        new PostQuality("posts-blind").print(policies);
        new MailQuality(policies).print();
    }
}
