package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.mail.MailData;
import dev.landfall.ticket.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenuineMailsTest {

    @ParameterizedTest
    @ValueSource(strings = {"mime4j", "mikel-mail", "stalwart"})
    void everyGenuineMailEndsAsAnArticleOrAKeptOriginalWithANamedOutcome(String folder) {
        MailHouse house = new MailHouse();
        List<Path> files = MailData.files(MailData.folder(folder), "");
        int mails = 0;
        for (Path file : files) {
            if (!file.toFile().isFile() || file.toString().endsWith(".json")) {
                continue;
            }
            mails++;
            String to = "care@" + MailHouse.DOMAIN;
            boolean done = house.send(MailData.bytes(file), "sender" + mails + "@example.org", to, MailHouse.UNPROVEN);
            assertThat(done).as(file.getFileName().toString()).isTrue();
            assertThat(house.ids("rawmail")).as(file.getFileName().toString()).hasSize(mails);
        }
        List<Source> outcomes = house.ids("source").stream()
                .map(key -> house.tickets.source(key).orElseThrow())
                .toList();
        assertThat(outcomes).isNotEmpty().noneMatch(source -> source.outcome() == Source.Outcome.QUARANTINED);
        assertThat(outcomes)
                .allSatisfy(source -> assertThat(source.outcome() == Source.Outcome.PROCESSED
                                || !source.reason().isEmpty())
                        .isTrue());
        Map<String, Long> counted = outcomes.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        source -> source.outcome() + " " + source.reason(),
                        java.util.TreeMap::new,
                        java.util.stream.Collectors.counting()));
        System.out.println(folder + ": " + mails + " mails, " + counted);
    }
}
