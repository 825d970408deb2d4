package dev.landfall.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One text's search: per group, which of its parts the sentence being read has, and which the one before had. */
final class PhraseSearch implements PhraseIndex.Found {
    private static final double WHOLE_PHRASE = 0.95;
    private static final double PARTS = 0.85;
    private static final double PARTS_APART = 0.65;
    private static final int SLOTS = 32;

    private final char[] words;
    private final List<PhraseRules.Group> groups;
    private final int[][] parts;
    private final List<PhraseRules.Found> best = new ArrayList<>(2);
    /** Groups met so far by number, in a table that is looked up by hash; what was found of each lies beside it. */
    private int[] met = {};

    private int[] slots = {};
    private int[] current = {};
    private int[] previous = {};
    private int[] sentenceOf = {};
    private int count;
    private int open;
    private int read;
    private int sentence;

    PhraseSearch(char[] words, List<PhraseRules.Group> groups, int[][] parts) {
        this.words = words;
        this.groups = groups;
        this.parts = parts;
    }

    @Override
    public void at(int phrase, int start, int end) {
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
            int place = place(pairs[i]);
            if (sentenceOf[place] != sentence) {
                previous[place] = sentenceOf[place] == sentence - 1 ? current[place] : 0;
                current[place] = 0;
                sentenceOf[place] = sentence;
                open++;
            }
            current[place] |= pairs[i + 1];
        }
    }

    private int place(int group) {
        if (count * 2 >= slots.length) {
            grow();
        }
        int slot = slot(group);
        while (slots[slot] != 0) {
            if (met[slots[slot] - 1] == group) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & slots.length - 1;
        }
        met[count] = group;
        sentenceOf[count] = -2;
        slots[slot] = ++count;
        return count - 1;
    }

    private int slot(int group) {
        return group * 0x9E3779B9 >>> 12 & slots.length - 1;
    }

    private void grow() {
        int size = Math.max(SLOTS, slots.length * 2);
        slots = new int[size];
        met = Arrays.copyOf(met, size / 2);
        current = Arrays.copyOf(current, size / 2);
        previous = Arrays.copyOf(previous, size / 2);
        sentenceOf = Arrays.copyOf(sentenceOf, size / 2);
        for (int place = 0; place < count; place++) {
            int slot = slot(met[place]);
            while (slots[slot] != 0) {
                slot = slot + 1 & size - 1;
            }
            slots[slot] = place + 1;
        }
    }

    List<PhraseRules.Found> found() {
        close();
        if (best.size() > 1) {
            best.sort(Comparator.comparing(PhraseRules.Found::rule));
        }
        return best;
    }

    private void close() {
        for (int place = 0; open > 0; place++) {
            if (sentenceOf[place] != sentence) {
                continue;
            }
            open--;
            PhraseRules.Group group = groups.get(met[place]);
            if (group.isMetBy(current[place])) {
                keep(group, group.parts() ? PARTS : WHOLE_PHRASE);
            } else if (group.parts() && group.isMetBy(current[place] | previous[place])) {
                keep(group, PARTS_APART);
            }
        }
    }

    private void keep(PhraseRules.Group group, double confidence) {
        for (int i = 0; i < best.size(); i++) {
            PhraseRules.Found known = best.get(i);
            if (known.rule().equals(group.rule())) {
                if (known.confidence() < confidence) {
                    best.set(i, new PhraseRules.Found(group.rule(), group.language(), confidence));
                }
                return;
            }
        }
        best.add(new PhraseRules.Found(group.rule(), group.language(), confidence));
    }
}
