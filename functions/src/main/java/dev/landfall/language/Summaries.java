package dev.landfall.language;

import java.util.List;
import java.util.Set;

/** Retells in a few sentences what a person wrote, in the text's own language. Never fails. */
public interface Summaries {

    /** The sentences that were picked from the text itself: needs no network and gives the same every time. */
    Summaries EXTRACT = Original::asExtracted;

    Retelling retell(Original original);

    /**
     * What is to be retold.
     *
     * @param text as its author wrote it
     * @param language BCP 47
     * @param jurisdictions codes of the places whose law holds for the author
     * @param names of people that the text may hold
     * @param extract sentences picked from the text
     * @param facts of the text
     */
    record Original(
            String text,
            String language,
            Set<String> jurisdictions,
            Set<String> names,
            List<SummarySentence> extract,
            List<Fact> facts) {

        public Original {
            jurisdictions = Set.copyOf(jurisdictions);
            names = Set.copyOf(names);
            extract = List.copyOf(extract);
            facts = List.copyOf(facts);
        }

        public Retelling asExtracted() {
            return new Retelling(extract, "extract");
        }

        /** Without what was said. */
        @Override
        public String toString() {
            return "Original[" + language + "]";
        }
    }

    /** @param madeBy what wrote it: {@code extract}, or a model with the version of its prompt */
    record Retelling(List<SummarySentence> sentences, String madeBy) {

        public Retelling {
            sentences = List.copyOf(sentences);
        }
    }
}
