package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.contact.Person;
import dev.landfall.table.LocalDynamo;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only the real table refuses: items that are too large, transactions that are not its kind. */
class MailOnDynamoTest {

    private final MailHouse house = new MailHouse(LocalDynamo.get().table());

    private List<Article> articlesOf(String sender) {
        Person person =
                house.contacts.find(house.keys.identity("mail", "care", sender)).orElseThrow();
        return house.tickets.openTickets(person.contact().id()).stream()
                .flatMap(ticket -> house.articles(ticket).stream())
                .toList();
    }

    @Test
    void aThreadWithAStrangerInItFitsTheTable() {
        String zoe = "Zoe <zoe@dynamo.example>";
        assertThat(house.send(MailHouse.mail(zoe, "Cannot log in", "The code never arrives.", "Message-ID: <1@d>")))
                .isTrue();
        Ticket ticket = house.tickets
                .find(articlesOf("zoe@dynamo.example").getFirst().ticket())
                .orElseThrow();
        String token = "care+" + ticket.token() + "@" + MailHouse.DOMAIN;
        assertThat(house.send(MailHouse.mail(zoe, "Re: Cannot log in", "Still not."), token))
                .isTrue();
        assertThat(house.send(MailHouse.mail("Yan <yan@dynamo.example>", "Re: Cannot log in", "Me?"), token))
                .isTrue();
        assertThat(house.again(token)).isTrue();
        assertThat(articlesOf("zoe@dynamo.example"))
                .extracting(Article::author)
                .containsExactly(
                        Article.Author.PERSON, Article.Author.BOT, Article.Author.PERSON, Article.Author.THIRD_PARTY);
    }

    @Test
    void aMailThatIsLargeInEveryFieldFitsTheTable() {
        String sender = "Max " + "很".repeat(3_000) + " <max@dynamo.example>";
        String ids = "<" + "i".repeat(900) + "@x> ";
        String mail = MailHouse.mail(
                sender,
                "很长".repeat(20_000),
                "很长的句子。\r\n> quoted\r\n\r\n".repeat(100_000),
                "References: " + ids.repeat(400),
                "Message-ID: <" + "m".repeat(5_000) + "@x>");
        assertThat(house.send(
                        mail.getBytes(StandardCharsets.UTF_8),
                        "max@dynamo.example",
                        "care@" + MailHouse.DOMAIN,
                        MailHouse.PROVEN))
                .isTrue();
        assertThat(house.objects.keys()).contains("mail/1");
        Article article = articlesOf("max@dynamo.example").getFirst();
        assertThat(article.details()).containsEntry("cut", "true").doesNotContainKey("messageId");
    }

    @Test
    void whatCannotBeReadFitsTheTable() {
        assertThat(house.send(new byte[0], "lee@dynamo.example", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN))
                .isTrue();
        assertThat(articlesOf("lee@dynamo.example").getFirst().details()).containsKey("unparseable");
    }
}
