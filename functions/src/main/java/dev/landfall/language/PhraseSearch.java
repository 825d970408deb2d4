package dev.landfall.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A text's search: which lists of phrases the sentence being read has, and which the one before had. Used again. */
final class PhraseSearch implements PhraseIndex.Found {
    private static final double[] CONFIDENCE = {0, 0.65, 0.85, 0.95};
    private static final ThreadLocal<PhraseSearch> OWN = ThreadLocal.withInitial(PhraseSearch::new);

    private PhraseGroups groups = new PhraseGroups.Builder().build(new double[0]);
    private IntLists listsOfKind = groups.listsOfKind();
    private int watched;
    private Sentence here = new Sentence();
    private Sentence before = new Sentence();
    /** Pairs of the best group of a rule and how it was met. */
    private int[] best = new int[16];

    private int count;

    private PhraseSearch() {}

    /** The lists that a sentence has, as bits, and those that groups watch, in the order of the text. */
    private static final class Sentence {
        private long[] bits = {};
        private int[] watched = new int[16];
        private int count;
        private boolean used;

        void fit(int size) {
            if (bits.length * Long.SIZE < size) {
                bits = new long[size / Long.SIZE + 1];
            }
        }

        void add(int list) {
            bits[list >> 6] |= 1L << list;
        }

        void addWatched(int list) {
            if (!PhraseGroups.isSet(bits, list)) {
                add(list);
                if (count == watched.length) {
                    watched = Arrays.copyOf(watched, count * 2);
                }
                watched[count++] = list;
            }
        }

        void clear() {
            if (used) {
                Arrays.fill(bits, 0);
                count = 0;
                used = false;
            }
        }
    }

    /** The thread's own, for one text. */
    static PhraseSearch of(PhraseGroups groups) {
        PhraseSearch search = OWN.get();
        search.groups = groups;
        search.listsOfKind = groups.listsOfKind();
        search.watched = groups.watched();
        search.here.clear();
        search.before.clear();
        search.here.fit(groups.lists());
        search.before.fit(groups.lists());
        search.count = 0;
        return search;
    }

    @Override
    public void at(int kind, int start, int end) {
        int[] lists = listsOfKind.items();
        int to = listsOfKind.from(kind + 1);
        int at = listsOfKind.from(kind);
        here.used = true;
        for (; at < to && lists[at] < watched; at++) {
            here.addWatched(lists[at]);
        }
        for (; at < to; at++) {
            here.add(lists[at]);
        }
    }

    @Override
    public void nextSentence() {
        close();
        Sentence spare = before;
        before = here;
        here = spare;
        here.clear();
    }

    /** Each rule that the text meets, by id, unless it is hidden. */
    List<PhraseRules.Found> found(boolean[] hidden) {
        close();
        List<PhraseRules.Found> found = List.of();
        for (int i = 0; i < count; i += 2) {
            if (hidden.length == 0 || !hidden[groups.ruleNumber(best[i])]) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(
                        new PhraseRules.Found(groups.rule(best[i]), groups.language(best[i]), CONFIDENCE[best[i + 1]]));
            }
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparing(PhraseRules.Found::rule));
        }
        return found;
    }

    /** A sentence that has nothing adds nothing to the one before. */
    private void close() {
        if (!here.used) {
            return;
        }
        int kept = count;
        for (int i = 0; i < here.count; i++) {
            look(here.watched[i], kept);
        }
        for (int i = 0; i < before.count; i++) {
            if (!PhraseGroups.isSet(here.bits, before.watched[i])) {
                look(before.watched[i], kept);
            }
        }
    }

    private void look(int list, int kept) {
        IntLists watching = groups.groupsOfList();
        int to = watching.from(list + 1);
        for (int at = watching.from(list); at < to; at++) {
            int group = watching.items()[at];
            int met = groups.met(group, here.bits, before.bits);
            if (met != PhraseGroups.NOT) {
                keep(group, met, kept);
            }
        }
    }

    /** Of equal ones the first sentence's, and there the first group's. */
    private void keep(int group, int met, int kept) {
        int rule = groups.ruleNumber(group);
        for (int i = 0; i < count; i += 2) {
            if (groups.ruleNumber(best[i]) == rule) {
                if (met > best[i + 1] || met == best[i + 1] && i >= kept && group < best[i]) {
                    best[i] = group;
                    best[i + 1] = met;
                }
                return;
            }
        }
        if (count == best.length) {
            best = Arrays.copyOf(best, count * 2);
        }
        best[count] = group;
        best[count + 1] = met;
        count += 2;
    }
}
