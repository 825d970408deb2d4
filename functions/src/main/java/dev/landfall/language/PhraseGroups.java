package dev.landfall.language;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups of {@link PhraseRules} in arrays. Lists of phrases that several groups have alike are one; each group is
 * looked at where its rarest list has a phrase, and only there.
 */
final class PhraseGroups {
    static final int WHOLE = 3;
    static final int PARTS = 2;
    static final int PARTS_APART = 1;
    static final int NOT = 0;

    private static final int NO_LIST = -1;

    private final String[] rules;
    private final String[] languages;
    /** Per group four numbers: rule, language, the list that forbids or -1, whether the parts may lie apart. */
    private final int[] groups;

    private static final int WIDTH = 4;

    private final int lists;
    private final IntLists needed;
    private final IntLists listsOfKind;
    private final IntLists groupsOfList;

    private PhraseGroups(String[][] names, int[] groups, IntLists needed, IntLists listsOfKind, IntLists groupsOfList) {
        this.rules = names[0];
        this.languages = names[1];
        this.groups = groups;
        this.needed = needed;
        this.listsOfKind = listsOfKind;
        this.groupsOfList = groupsOfList;
        this.lists = Arrays.stream(listsOfKind.items()).max().orElse(-1) + 1;
    }

    static PhraseGroups read(Packed.Reader in) {
        return new PhraseGroups(
                new String[][] {in.texts(), in.texts()},
                in.ints(),
                IntLists.read(in),
                IntLists.read(in),
                IntLists.read(in));
    }

    void write(Packed.Writer out) {
        out.texts(rules);
        out.texts(languages);
        out.ints(groups);
        needed.write(out);
        listsOfKind.write(out);
        groupsOfList.write(out);
    }

    List<String> rules() {
        return List.of(rules);
    }

    String rule(int group) {
        return rules[ruleNumber(group)];
    }

    int ruleNumber(int group) {
        return groups[group * WIDTH];
    }

    String language(int group) {
        return languages[groups[group * WIDTH + 1]];
    }

    private boolean mayLieApart(int group) {
        return groups[group * WIDTH + 3] != 0;
    }

    int lists() {
        return lists;
    }

    /** Lists of lower numbers are the rarest of some group. */
    int watched() {
        return groupsOfList.size();
    }

    IntLists listsOfKind() {
        return listsOfKind;
    }

    IntLists groupsOfList() {
        return groupsOfList;
    }

    /** How the sentence meets a group whose rarest list it has. */
    int met(int group, long[] here, long[] before) {
        boolean apart = mayLieApart(group);
        if (has(group, here, here)) {
            return apart ? PARTS : WHOLE;
        }
        return apart && has(group, here, before) ? PARTS_APART : NOT;
    }

    private boolean has(int group, long[] one, long[] other) {
        int[] lists = needed.items();
        for (int at = needed.from(group); at < needed.from(group + 1); at++) {
            if (!isSet(one, lists[at]) && !isSet(other, lists[at])) {
                return false;
            }
        }
        int none = groups[group * WIDTH + 2];
        return none == NO_LIST || !isSet(one, none) && !isSet(other, none);
    }

    static boolean isSet(long[] bits, int list) {
        return (bits[list >> 6] & 1L << list) != 0;
    }

    long bytes() {
        return groups.length * 4L + needed.bytes() + listsOfKind.bytes() + groupsOfList.bytes();
    }

    /** Takes groups whose lists hold phrases by number. */
    static final class Builder {
        private final List<String> rules = new ArrayList<>();
        private final List<String> languages = new ArrayList<>();
        private final List<int[]> groups = new ArrayList<>();
        private final List<int[]> needed = new ArrayList<>();
        private final List<int[]> lists = new ArrayList<>();
        private final Map<IntBuffer, Integer> known = new HashMap<>();
        private int[] kinds = {};

        /** The number of a list of phrases, the same for equal ones. */
        int list(int[] phrases) {
            int[] sorted = Arrays.stream(phrases).sorted().distinct().toArray();
            Integer number = known.putIfAbsent(IntBuffer.wrap(sorted), lists.size());
            if (number == null) {
                lists.add(sorted);
            }
            return number == null ? lists.size() - 1 : number;
        }

        /** @param forbidden without phrases where nothing is */
        void group(String rule, String language, List<Integer> needs, int[] forbidden, boolean apart) {
            groups.add(new int[] {
                number(rules, rule),
                number(languages, language),
                forbidden.length == 0 ? NO_LIST : list(forbidden),
                apart ? 1 : 0
            });
            needed.add(needs.stream().mapToInt(Integer::intValue).toArray());
        }

        private static int number(List<String> names, String name) {
            int known = names.lastIndexOf(name);
            if (known >= 0) {
                return known;
            }
            names.add(name);
            return names.size() - 1;
        }

        /** @param weights per phrase how often texts have it, by and large */
        PhraseGroups build(double[] weights) {
            List<List<Integer>> watching = empty(lists.size());
            for (int group = 0; group < groups.size(); group++) {
                watching.get(rarest(needed.get(group), weights)).add(group);
            }
            int[] number = watchedFirst(watching);
            List<List<Integer>> ofPhrase = empty(weights.length);
            List<List<Integer>> ofList = empty(lists.size());
            for (int list = 0; list < number.length; list++) {
                ofList.set(number[list], watching.get(list));
                for (int phrase : lists.get(list)) {
                    ofPhrase.get(phrase).add(number[list]);
                }
            }
            return new PhraseGroups(
                    new String[][] {rules.toArray(String[]::new), languages.toArray(String[]::new)},
                    renumbered(number),
                    IntLists.of(needed.stream()
                            .map(lists -> Arrays.stream(lists)
                                    .map(list -> number[list])
                                    .toArray())
                            .toList()),
                    IntLists.ofLists(kindsOf(ofPhrase)),
                    IntLists.ofLists(ofList.stream()
                            .takeWhile(groups -> !groups.isEmpty())
                            .toList()));
        }

        /** Phrases that are in the same lists are of one kind. */
        private List<List<Integer>> kindsOf(List<List<Integer>> ofPhrase) {
            Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
            kinds = new int[ofPhrase.size()];
            for (int phrase = 0; phrase < kinds.length; phrase++) {
                List<Integer> lists = ofPhrase.get(phrase);
                lists.sort(null);
                Integer known = numbers.putIfAbsent(lists, numbers.size());
                kinds[phrase] = known == null ? numbers.size() - 1 : known;
            }
            return List.copyOf(numbers.keySet());
        }

        /** Per phrase its kind, once built. */
        int[] kinds() {
            return kinds.clone();
        }

        private static int[] watchedFirst(List<List<Integer>> watching) {
            var number = new int[watching.size()];
            int next = 0;
            for (boolean watched : new boolean[] {true, false}) {
                for (int list = 0; list < number.length; list++) {
                    if (watching.get(list).isEmpty() != watched) {
                        number[list] = next++;
                    }
                }
            }
            return number;
        }

        private int[] renumbered(int[] number) {
            return groups.stream()
                    .flatMapToInt(group -> Arrays.stream(
                            new int[] {group[0], group[1], group[2] == NO_LIST ? NO_LIST : number[group[2]], group[3]}))
                    .toArray();
        }

        private static List<List<Integer>> empty(int size) {
            List<List<Integer>> lists = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                lists.add(new ArrayList<>(2));
            }
            return lists;
        }

        private int rarest(int[] needs, double[] weights) {
            int best = needs[0];
            double least = Double.MAX_VALUE;
            for (int list : needs) {
                double weight = Arrays.stream(lists.get(list))
                        .mapToDouble(phrase -> weights[phrase])
                        .sum();
                if (weight < least) {
                    least = weight;
                    best = list;
                }
            }
            return best;
        }
    }
}
