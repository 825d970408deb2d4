package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.model.PlayedBedrock;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.ticket.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A mail whose summary a model writes, from the envelope to the article and the acknowledgement. */
class RetoldMailTest {

    private static final String MAIL = MailHouse.mail("Ana Torres <ana@example.org>", "Charged twice", """
            Hello, I am writing to you again because nobody has answered me so far.
            Since Monday the app charges me twice for order number AB-99812 and I cannot open the receipt.
            I already reinstalled version 4.2.1 on my phone and restarted it two times without any luck.
            Please send me the refund before Friday, otherwise I will cancel the subscription.
            """);

    private final PlayedBedrock bedrock = new PlayedBedrock();
    private final MailHouse house =
            new MailHouse(bedrock.summaries(new PolicyFiles(JsonMapper.builder().build())));

    @AfterEach
    void stop() {
        bedrock.close();
    }

    private Article article(String answer) {
        bedrock.answers(answer);
        assertThat(house.send(MAIL)).isTrue();
        return house.tickets.latestArticles(house.ticket().id(), 10).getFirst();
    }

    @Test
    void theArticleHasWhatTheModelToldAndSaysSo() {
        Article article = article(
                "{\"sentences\":[{\"text\":\"Since Monday the app charges the user twice for order [ORDER_1].\",\"from\":[2]}]}");

        assertThat(article.details())
                .containsEntry("summaryBy", "some.model-v1:0@1")
                .containsEntry("summary", "Since Monday the app charges the user twice for order AB-99812.");
        String[] span = article.details().get("summarySpans").split("-");
        assertThat(article.text().substring(Integer.parseInt(span[0]), Integer.parseInt(span[1])))
                .startsWith("Since Monday");
    }

    @Test
    void whatTheModelInventsIsNotTold() {
        Article article =
                article("{\"sentences\":[{\"text\":\"Since Tuesday the app charges Peter 7 times.\",\"from\":[2]}]}");

        assertThat(article.details()).containsEntry("summaryBy", "extract");
        assertThat(article.details().get("summary")).contains("Since Monday").doesNotContain("Peter");
    }
}
