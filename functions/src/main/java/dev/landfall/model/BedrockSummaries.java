package dev.landfall.model;

import dev.landfall.language.FactCues;
import dev.landfall.language.LanguageId;
import dev.landfall.language.Pseudonyms;
import dev.landfall.language.RetellingCheck;
import dev.landfall.language.Span;
import dev.landfall.language.Summaries;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.SummarySentence;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Has a model of Amazon Bedrock retell a text, and believes nothing that the text does not hold. Whatever stands in the
 * way (law, budget, time, an answer that cannot be proven) ends in the text's own sentences.
 */
public final class BedrockSummaries implements Summaries {

    private static final int SHORTEST_FOR_LANGUAGE = 40;

    private final Policies policies;
    private final Conversation conversation;
    private final DailyBudget budget;
    private final InstantSource clock;

    public BedrockSummaries(Policies policies, Conversation conversation, DailyBudget budget, InstantSource clock) {
        this.policies = policies;
        this.conversation = conversation;
        this.budget = budget;
        this.clock = clock;
    }

    /** Ends the attempt; the reason is a word for the count. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason, null, false, false);
        }
    }

    @Override
    public Retelling retell(Original original) {
        ModelRules rules = policies.current(ModelRules.POLICY);
        if (original.text().length() < rules.limits().shortest() || !rules.allows(original.jurisdictions())) {
            return original.asExtracted();
        }
        try {
            List<SummarySentence> told = told(original, rules);
            Metrics.count("SummariesRetold", 1, "function", "emailToTicket");
            return new Retelling(told, conversation.model() + "@" + rules.version());
        } catch (Unusable unusable) {
            return fallBack(original, String.valueOf(unusable.getMessage()));
        } catch (RuntimeException e) {
            Log.error("the model failed", e);
            return fallBack(original, "failed");
        }
    }

    private static Retelling fallBack(Original original, String reason) {
        Log.warn("summary falls back to the text's own sentences", "reason", reason);
        Metrics.count("SummariesFellBack", 1, "reason", reason);
        return original.asExtracted();
    }

    private List<SummarySentence> told(Original original, ModelRules rules) throws Unusable {
        Pseudonyms shown = Pseudonyms.of(
                original, policies.current(SummaryCues.POLICY), rules.limits().longest());
        if (shown.sentences().isEmpty()) {
            throw new Unusable("unbroken");
        }
        if (!budget.take(
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(),
                rules.limits().callsPerDay())) {
            throw new Unusable("budget");
        }
        List<ModelSentence> answer = conversation
                .ask(rules, original.language(), shown.sentences())
                .orElseThrow(() -> new Unusable("answer"));
        return proven(original, shown, answer, rules);
    }

    private List<SummarySentence> proven(
            Original original, Pseudonyms shown, List<ModelSentence> answer, ModelRules rules) throws Unusable {
        if (answer.isEmpty() || answer.size() > rules.limits().sentences()) {
            throw new Unusable("count");
        }
        var check = new RetellingCheck(original.text(), policies.current(FactCues.POLICY));
        Set<String> free = rules.freeWords(original.language());
        List<SummarySentence> told = new ArrayList<>();
        for (ModelSentence sentence : answer) {
            Span span = shown.span(sentence.from()).orElseThrow(() -> new Unusable("source"));
            String text = shown.restore(sentence.text()).orElseThrow(() -> new Unusable("token"));
            Optional<RetellingCheck.Fault> fault = check.fault(text, free);
            if (fault.isPresent()) {
                throw new Unusable(fault.get().name().toLowerCase(Locale.ROOT));
            }
            told.add(new SummarySentence(text.strip().replaceAll("\\s+", " "), span.start(), span.end()));
        }
        return asShortAndInLanguage(original, told);
    }

    private static List<SummarySentence> asShortAndInLanguage(Original original, List<SummarySentence> told)
            throws Unusable {
        String all = String.join(" ", told.stream().map(SummarySentence::text).toList());
        int extract = original.extract().stream()
                .mapToInt(sentence -> sentence.text().length() + 1)
                .sum();
        if (all.length() > Math.max(extract, original.text().length() / 3)) {
            throw new Unusable("length");
        }
        String language = LanguageId.of(all, Optional.of(original.language())).tag();
        if (all.length() >= SHORTEST_FOR_LANGUAGE && !language.equals(original.language())) {
            throw new Unusable("language");
        }
        return told;
    }
}
