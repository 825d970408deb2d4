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

    /**
     * A mail that its sender put into our bucket where we said.
     *
     * @param object its key
     * @param sender the envelope's, as in {@link Whole}
     */
    record Uploaded(String object, Optional<String> sender, List<String> recipients) implements InboundMail {

        /** What the keys of such mails begin with, so that nobody can name an object of another kind. */
        public static final String PREFIX = "mail/upload-";

        public Uploaded {
            recipients = List.copyOf(recipients);
        }

        @Override
        public String toString() {
            return "Uploaded";
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
