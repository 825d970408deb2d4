package dev.landfall.ticket;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** When posts count as copies of one, and complaints of many people as one incident. */
public record StormRules(int version, Copying copying, Outage outage) {

    public static final PolicyKey<StormRules> POLICY = new PolicyKey<>("storms", StormRules::compile);

    /**
     * Copies of one post.
     *
     * @param window for how long a post is remembered to tell its copies by
     * @param perBand how many posts are remembered under one key; more than that is no key to tell posts by
     */
    public record Copying(Duration window, int perBand) {
        public Copying {
            if (!window.isPositive() || perBand < 1) {
                throw new IllegalArgumentException("The rules of copies are out of their bounds");
            }
        }
    }

    /**
     * One trouble of many people.
     *
     * @param authors so many people with trouble in one area within the window are an incident
     * @param slice the stretch of time that people are counted in
     * @param quiet an incident that nobody told of for so long is over
     * @param renew how often an incident notes that it goes on
     * @param onlyWhenNamed channels whose rules let a machine answer only those who named us
     */
    public record Outage(
            int authors, Duration window, Duration slice, Duration quiet, Duration renew, Set<String> onlyWhenNamed) {
        public Outage {
            onlyWhenNamed = Set.copyOf(onlyWhenNamed);
            if (authors < 2 || !window.isPositive() || !slice.isPositive() || renew.compareTo(quiet) >= 0) {
                throw new IllegalArgumentException("The rules of incidents are out of their bounds");
            }
        }
    }

    static StormRules compile(PolicyFile file) {
        JsonNode copies = file.body().path("copies");
        JsonNode incident = file.body().path("incident");
        Set<String> onlyWhenNamed = new HashSet<>();
        incident.path("answerOnlyWhenNamed").forEach(channel -> onlyWhenNamed.add(channel.asString("")));
        return new StormRules(
                file.version(),
                new Copying(time(copies, "window"), copies.path("perBand").asInt(0)),
                new Outage(
                        incident.path("authors").asInt(0),
                        time(incident, "window"),
                        time(incident, "slice"),
                        time(incident, "quiet"),
                        time(incident, "renew"),
                        onlyWhenNamed));
    }

    private static Duration time(JsonNode node, String name) {
        return Duration.parse(node.path(name).asString(""));
    }
}
