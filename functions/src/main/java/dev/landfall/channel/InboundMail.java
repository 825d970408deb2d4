package dev.landfall.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail that a provider handed over by webhook. */
public sealed interface InboundMail {

    /**
     * The mail itself.
     *
     * @param raw RFC 5322; put together from its fields where the provider does not give the original
     * @param sender the envelope's sender; present and empty for the null path, absent where the provider tells none
     * @param recipients the envelope's recipients, else those of the header
     * @param verdicts what the provider found out, by SES's names: {@code spf}, {@code dkim}, {@code dmarc},
     *     {@code spam}, {@code virus} to {@code PASS} or {@code FAIL}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(byte[] raw, Optional<String> sender, List<String> recipients, Map<String, String> verdicts)
            implements InboundMail {
        public Whole {
            recipients = List.copyOf(recipients);
            verdicts = Map.copyOf(verdicts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Whole that
                    && Arrays.equals(raw, that.raw)
                    && sender.equals(that.sender)
                    && recipients.equals(that.recipients)
                    && verdicts.equals(that.verdicts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(raw);
        }

        /** Without what was said and by whom. */
        @Override
        public String toString() {
            return "Whole[" + raw.length + " bytes]";
        }
    }

    /** SES's own notice of a mail that already lies in our bucket. */
    record Noticed(String notice) implements InboundMail {
        @Override
        public String toString() {
            return "Noticed";
        }
    }
}
