package dev.landfall.channel.search;

import java.util.List;

/** The vendors that can be asked, and those that keep rules. */
public record Searches(List<PostSearch> asked, List<KeptRules> keeping) {

    public Searches {
        asked = List.copyOf(asked);
        keeping = List.copyOf(keeping);
    }
}
