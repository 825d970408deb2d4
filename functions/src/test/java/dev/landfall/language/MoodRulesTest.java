package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MoodRulesTest {
    private final MoodRules rules = Policy.current(MoodRules.POLICY);

    @Test
    void upsetAndCalmMessagesAreToldApartInEveryLanguage() {
        var right = new TreeMap<String, Integer>();
        var all = new TreeMap<String, Integer>();
        var faults = new ArrayList<String>();
        for (String[] line : Policy.lines("mood.tsv")) {
            Mood mood = rules.of(line[2]);
            boolean correct = (mood instanceof Mood.Upset) == line[1].equals("upset");
            all.merge(line[0], 1, Integer::sum);
            right.merge(line[0], correct ? 1 : 0, Integer::sum);
            if (!correct) {
                faults.add(mood.cues() + " " + String.join(" ", line));
            }
        }
        System.out.println("mood: right " + right + " of " + all);
        assertThat(right)
                .as("%s", faults)
                .allSatisfy((language, count) ->
                        assertThat(count / (double) all.get(language)).isGreaterThanOrEqualTo(0.85));
    }

    @Test
    void eachCueThatDecidedIsNamed() {
        assertThat(rules.of("ANSWER ME, YOUR APP IS BROKEN!!!").cues()).contains("capitals", "exclamations");
        assertThat(rules.of("💢").cues()).containsExactly("angry-symbol");
        assertThat(rules.of("I will delete my account").cues()).containsExactly("leaving");
    }

    @Test
    void aNegatedFeelingDoesNotCount() {
        assertThat(rules.of("I am not angry")).isEqualTo(new Mood.Calm(java.util.List.of()));
        assertThat(rules.of("मैं नाराज नहीं हूं")).isInstanceOf(Mood.Calm.class);
    }

    @Test
    void hostileTextIsReadInLinearTime() {
        assertThat(rules.of("angry ".repeat(200_000))).isInstanceOf(Mood.Upset.class);
        assertThat(rules.of("\uD800".repeat(1_000_000))).isInstanceOf(Mood.Calm.class);
    }
}
