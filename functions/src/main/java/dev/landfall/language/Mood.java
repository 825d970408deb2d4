package dev.landfall.language;

import java.util.List;

/** Whether a message sounds upset, with the names of the cues that say so; there is no score. */
public sealed interface Mood {

    /** Cue names, in the order of the policy. */
    List<String> cues();

    /** Enough cues of annoyance. */
    record Upset(List<String> cues) implements Mood {
        public Upset {
            cues = List.copyOf(cues);
        }
    }

    /** Too few cues of annoyance, perhaps none. */
    record Calm(List<String> cues) implements Mood {
        public Calm {
            cues = List.copyOf(cues);
        }
    }
}
