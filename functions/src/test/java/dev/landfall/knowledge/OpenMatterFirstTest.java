package dev.landfall.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.contact.Person;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.wording.Wordings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenMatterFirstTest {

    private final House house = new House(7);
    private final OpenMatterFirst answering =
            new OpenMatterFirst(house.tickets, new Wordings(house.policies), (work, message, person) -> {});

    private List<String> answersTo(String channel) {
        Ticket ticket = house.opens("line", "u1", "m1", "login");
        Person person =
                house.contacts.find(house.keys.identity("line", "main", "u1")).orElseThrow();
        TicketWork work = TicketWork.on(house.current(ticket), house.instant());
        Origin origin = new Origin(channel, "main", person.identity().key(), "c", Map.of("to", "u"));
        Article message = work.add(ArticleDraft.fromPerson("s2", origin, "sigo esperando", "es", house.instant()));

        answering.answer(work, message, person);

        return work.added().stream()
                .filter(article -> article.author() == Article.Author.BOT)
                .map(article -> article.text().replace(ticket.trackingCode(), "CODE"))
                .toList();
    }

    @Test
    void whoComesByAnotherChannelHearsOfTheOpenMatterFirst() {
        assertThat(answersTo("telegram")).singleElement().asString().contains("CODE");
    }

    @Test
    void whoStaysOnTheChannelDoesNot() {
        assertThat(answersTo("line")).isEmpty();
    }
}
