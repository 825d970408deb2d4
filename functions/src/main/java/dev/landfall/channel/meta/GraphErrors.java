package dev.landfall.channel.meta;

import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp.Answered;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the numbers in Meta's errors mean for a send; the HTTP status is 400 for most of them.
 * See <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">WhatsApp's list</a> and
 * <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Messenger's</a>.
 */
final class GraphErrors {

    private GraphErrors() {}

    /** What a refusal with such a body means; empty where its number says nothing more than the status does. */
    static Optional<Delivery> refusal(Answered answer) {
        if (answer.status() < 400) {
            return Optional.empty();
        }
        JsonNode error = Vendor.object(answer).path("error");
        int code = error.path("code").asInt(0);
        return reason(code, error.path("error_subcode").asInt(0))
                .map(reason -> reason == RefusalReason.RATE_LIMITED
                        ? Delivery.retryable(reason, Optional.empty())
                        : Delivery.refused(reason));
    }

    /** The word for a number that came with a report of failure. */
    static String word(int code) {
        return reason(code, 0).map(RefusalReason::word).orElse(code == 0 ? "failed" : "vendor_" + code);
    }

    private static Optional<RefusalReason> reason(int code, int subcode) {
        return switch (subcode) {
            case 2018278 -> Optional.of(RefusalReason.WINDOW_CLOSED);
            case 2018001 -> Optional.of(RefusalReason.NO_SUCH_RECIPIENT);
            default ->
                Optional.ofNullable(
                        switch (code) {
                            case 131047 -> RefusalReason.WINDOW_CLOSED;
                            case 131026 -> RefusalReason.NO_SUCH_RECIPIENT;
                            case 4, 17, 32, 613, 80007, 130429, 131048, 131056 -> RefusalReason.RATE_LIMITED;
                            case 190 -> RefusalReason.UNAUTHORISED;
                            case 10, 200, 551, 131031 -> RefusalReason.NOT_ALLOWED;
                            default -> null;
                        });
        };
    }
}
