package dev.landfall.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.due.Due;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Key;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeUnitTest {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aPointerLeadsToTheItem() {
        assertThat(PurgeUnit.TOPIC.key("c1#backup#2026-11-24"))
                .isEqualTo(new Key("contact#c1", "topic#backup#2026-11-24"));
        assertThat(PurgeUnit.CARD.key("c1#backup")).isEqualTo(new Key("contact#c1", "card#backup"));
        assertThat(PurgeUnit.FACTS.key("t1#12")).isEqualTo(new Key("ticket#t1", "article#0000000012"));
        assertThat(PurgeUnit.RECEIPT.key("r1")).isEqualTo(new Key("receipt#r1", "receipt"));
        assertThat(PurgeUnit.of(PurgeUnit.CARD.pointer("c1#backup", AT)))
                .contains(new PurgeUnit.Named(PurgeUnit.CARD, "c1#backup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing#1", "ticket", "topic#c1", "facts#t1#x", "card##backup"})
    void aPointerThatLeadsNowhereIsNoUnit(String what) {
        assertThat(PurgeUnit.of(new Due(Due.PURGE, AT, what))).isEmpty();
    }
}
