package dev.landfall.model;

import dev.landfall.log.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One question to a model by Bedrock's Converse operation, and its answer read strictly.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 */
public final class Conversation {

    private static final int MOST_ANSWER = 20_000;

    private final Supplier<BedrockRuntimeClient> client;
    private final String model;
    private final JsonMapper mapper;

    /** @param model id of a model, or of an inference profile that stays in the region */
    public Conversation(Supplier<BedrockRuntimeClient> client, String model, JsonMapper mapper) {
        this.client = client;
        this.model = model;
        this.mapper = mapper;
    }

    String model() {
        return model;
    }

    /** Empty when no answer came in time, or it is not what was asked for. */
    Optional<List<ModelSentence>> ask(ModelRules rules, String language, List<String> sentences) {
        try {
            ConverseResponse response = client.get().converse(request(rules, language, sentences));
            if (response.stopReason() != StopReason.END_TURN) {
                return Optional.empty();
            }
            StringBuilder answer = new StringBuilder();
            response.output().message().content().stream()
                    .filter(block -> block.type() == ContentBlock.Type.TEXT)
                    .forEach(block -> answer.append(block.text()));
            return read(answer.toString());
        } catch (SdkException e) {
            // Its message may quote the request.
            Log.warn("the model did not answer", "cause", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private ConverseRequest request(ModelRules rules, String language, List<String> sentences) {
        StringBuilder numbered = new StringBuilder("Language: " + language + "\n<text>\n");
        for (int i = 0; i < sentences.size(); i++) {
            // The writer cannot end the text early.
            numbered.append(i + 1)
                    .append(". ")
                    .append(sentences.get(i).replace('<', '‹').replaceAll("\\s+", " "))
                    .append('\n');
        }
        String text = numbered.append("</text>").toString();
        return ConverseRequest.builder()
                .modelId(model)
                .system(SystemContentBlock.fromText(rules.prompt()))
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText(text))
                        .build())
                .inferenceConfig(
                        config -> config.maxTokens(rules.limits().maxTokens()).temperature(0f))
                .overrideConfiguration(
                        override -> override.apiCallTimeout(rules.limits().timeout()))
                .build();
    }

    /** The JSON alone, or within a fence as models like to write it. */
    private Optional<List<ModelSentence>> read(String answer) {
        String json = answer.strip().replaceFirst("^```(?:json)?\\s*", "").replaceFirst("\\s*```$", "");
        if (json.length() > MOST_ANSWER) {
            return Optional.empty();
        }
        try {
            List<ModelSentence> sentences = new ArrayList<>();
            for (JsonNode sentence : mapper.readTree(json).path("sentences")) {
                List<Integer> from = sentence.path("from")
                        .valueStream()
                        .map(number -> number.asInt(0))
                        .toList();
                sentences.add(new ModelSentence(sentence.path("text").asString(""), from));
            }
            return Optional.of(sentences);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
