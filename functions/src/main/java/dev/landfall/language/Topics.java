package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a message asks about, as topic ids that recommendations count. Immutable and safe to share. */
public final class Topics {
    public static final PolicyKey<Topics> POLICY = new PolicyKey<>("topics", Topics::compile);

    private final int version;
    private final List<String> ids;
    private final PhraseRules phrases;

    private Topics(int version, List<String> ids, PhraseRules phrases) {
        this.version = version;
        this.ids = List.copyOf(ids);
        this.phrases = phrases;
    }

    public static Topics compile(PolicyFile file) {
        var phrases = new PhraseRules.Builder();
        List<String> ids = new ArrayList<>();
        for (JsonNode topic : file.body().path("topics")) {
            ids.add(topic.path("id").asString());
            phrases.rule(topic.path("id").asString(), topic.path("phrases"));
        }
        return new Topics(file.version(), ids, phrases.build());
    }

    public int version() {
        return version;
    }

    /** Every topic there is. */
    public List<String> ids() {
        return ids;
    }

    /** Ids of the topics that the text asks about, in alphabetical order. */
    public List<String> in(String text) {
        return phrases.find(text).stream().map(PhraseRules.Found::rule).toList();
    }
}
