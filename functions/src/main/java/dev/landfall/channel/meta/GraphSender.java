package dev.landfall.channel.meta;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import dev.landfall.channel.VendorHttp.Answered;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One call of the Graph API. It takes no retry key, so what is not answered stays unknown. */
final class GraphSender {

    private final Vendor vendor;
    private final String channel;

    GraphSender(Vendor vendor, String channel) {
        this.vendor = vendor;
        this.channel = channel;
    }

    Delivery post(
            String path, Map<String, Object> body, AccountSecrets account, Function<Answered, Optional<String>> id) {
        Optional<URI> uri = vendor.atVendor(channel, path);
        if (uri.isEmpty() || account.accessToken().isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        VendorHttp.Outcome outcome = vendor.post(
                channel,
                uri.get(),
                Map.of("Authorization", "Bearer " + account.accessToken().get()),
                Vendor.json(body));
        Optional<Delivery> named = outcome instanceof Answered answer ? GraphErrors.refusal(answer) : Optional.empty();
        return named.orElseGet(() -> vendor.delivery(channel, outcome, id));
    }
}
