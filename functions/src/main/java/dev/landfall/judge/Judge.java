package dev.landfall.judge;

import dev.landfall.channel.mail.MailKinds;
import dev.landfall.language.FactCues;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.MailCues;
import dev.landfall.language.SummaryCues;
import dev.landfall.policy.PolicyFiles;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON lines in, JSON lines out, one for one and in order: {@code judge LENS < in.jsonl > out.jsonl}. A line that
 * cannot be judged gets an {@code error} and does not stop the rest.
 */
public final class Judge {
    private static final int USAGE = 2;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Map<String, Supplier<Lens>> lenses = new LinkedHashMap<>();

    Judge(Clock clock) {
        lenses.put("mail", MailLens::new);
        lenses.put("kind", () -> new KindLens(new PolicyFiles(mapper).current(MailKinds.POLICY)));
        lenses.put("visible", () -> new VisibleLens(new PolicyFiles(mapper).current(MailCues.POLICY)));
        lenses.put("summary", () -> {
            PolicyFiles policies = new PolicyFiles(mapper);
            return new SummaryLens(
                    policies.current(SummaryCues.POLICY),
                    policies.current(MailCues.POLICY),
                    policies.current(FactCues.POLICY));
        });
        lenses.put("language", () -> TextLenses::language);
        lenses.put("same", SameLens::new);
        lenses.put(
                "keywords",
                () -> TextLenses.keywords(KeywordRules.current(new PolicyFiles(mapper)), LocalDate.now(clock)));
    }

    public static void main(String[] args) throws IOException {
        System.exit(new Judge(Clock.systemUTC()).run(args, System.in, System.out, System.err));
    }

    int run(String[] args, InputStream in, OutputStream out, PrintStream messages) throws IOException {
        Supplier<Lens> lens = args.length == 1 ? lenses.get(args[0]) : null;
        if (lens == null) {
            messages.println("Usage: ./judge LENS < in.jsonl > out.jsonl   with LENS one of " + lenses.keySet());
            return USAGE;
        }
        judge(lens.get(), in, out);
        return 0;
    }

    private void judge(Lens lens, InputStream in, OutputStream out) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Writer answers = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        String line;
        while ((line = lines.readLine()) != null) {
            if (!line.isBlank()) {
                answers.write(mapper.writeValueAsString(answer(lens, line)));
                answers.write('\n');
                if (!lines.ready()) {
                    answers.flush();
                }
            }
        }
        answers.flush();
    }

    private Map<String, Object> answer(Lens lens, String line) {
        var answer = new LinkedHashMap<String, Object>();
        try {
            JsonNode node = mapper.readTree(line);
            answer.put("id", node.path("id").isMissingNode() ? mapper.nullNode() : node.get("id"));
            if (!node.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            answer.putAll(lens.answer(node));
        } catch (JacksonException e) {
            answer.putIfAbsent("id", mapper.nullNode());
            answer.put("error", "not JSON");
        } catch (IllegalArgumentException e) {
            answer.put("error", String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of ours on one line must not cost the others; its kind helps to find it.
            answer.put("error", "cannot be judged: " + e.getClass().getSimpleName());
        }
        return answer;
    }
}
