package dev.landfall.model;

import java.util.List;

/** What a model wrote, and the numbers, from one, of the sentences that it says it comes from. */
public record ModelSentence(String text, List<Integer> from) {

    public ModelSentence {
        from = List.copyOf(from);
    }
}
