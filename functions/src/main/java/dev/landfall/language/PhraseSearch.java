package dev.landfall.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One text's search: per group, which of its parts the sentence being read has, and which the one before had. */
final class PhraseSearch implements PhraseIndex.Found {
    private static final double WHOLE_PHRASE = 0.95;
    private static final double PARTS = 0.85;
    private static final double PARTS_APART = 0.65;
    private static final int NONE = -2;

    private final char[] words;
    private final List<PhraseRules.Group> groups;
    private final int[][] parts;
    private final Map<String, PhraseRules.Found> best = new TreeMap<>();
    private int[] current = {};
    private int[] previous = {};
    private int[] sentenceOf = {};
    private int[] touched = new int[16];
    private int touchedCount;
    private int read;
    private int sentence;

    PhraseSearch(char[] words, List<PhraseRules.Group> groups, int[][] parts) {
        this.words = words;
        this.groups = groups;
        this.parts = parts;
    }

    @Override
    public void at(int phrase, int start, int end) {
        if (current.length == 0) {
            current = new int[groups.size()];
            previous = new int[groups.size()];
            sentenceOf = new int[groups.size()];
            Arrays.fill(sentenceOf, NONE);
        }
        int here = sentence;
        for (; read < start; read++) {
            here += words[read] == Words.SENTENCE ? 1 : 0;
        }
        if (here != sentence) {
            close();
            sentence = here;
        }
        int[] pairs = parts[phrase];
        for (int i = 0; i < pairs.length; i += 2) {
            add(pairs[i], pairs[i + 1]);
        }
    }

    private void add(int group, int bits) {
        if (sentenceOf[group] != sentence) {
            previous[group] = sentenceOf[group] == sentence - 1 ? current[group] : 0;
            current[group] = 0;
            sentenceOf[group] = sentence;
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = group;
        }
        current[group] |= bits;
    }

    List<PhraseRules.Found> found() {
        close();
        return List.copyOf(best.values());
    }

    private void close() {
        for (int i = 0; i < touchedCount; i++) {
            int number = touched[i];
            PhraseRules.Group group = groups.get(number);
            if (group.isMetBy(current[number])) {
                keep(group, group.parts() ? PARTS : WHOLE_PHRASE);
            } else if (group.parts() && group.isMetBy(current[number] | previous[number])) {
                keep(group, PARTS_APART);
            }
        }
        touchedCount = 0;
    }

    private void keep(PhraseRules.Group group, double confidence) {
        PhraseRules.Found known = best.get(group.rule());
        if (known == null || known.confidence() < confidence) {
            best.put(group.rule(), new PhraseRules.Found(group.rule(), group.language(), confidence));
        }
    }
}
