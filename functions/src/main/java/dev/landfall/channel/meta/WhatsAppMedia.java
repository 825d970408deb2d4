package dev.landfall.channel.meta;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.Media;
import dev.landfall.channel.media.Fetched;
import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaVendor;
import tools.jackson.databind.JsonNode;

/**
 * A media id leads to an address that lives for minutes; both want the token. See <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media">its reference</a>.
 */
public final class WhatsAppMedia implements MediaSource {

    private final MediaVendor vendor;

    public WhatsAppMedia(MediaVendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return MetaChannel.WHATSAPP;
    }

    @Override
    public Fetched fetch(Media media, AccountSecrets account, int most) {
        if (account.accessToken().isEmpty()) {
            return new Fetched.Failed(Reason.NO_TOKEN);
        }
        String at = vendor.at(MetaChannel.WHATSAPP, "/" + Endpoints.segment(media.vendorId()));
        return vendor.ask(ask(at, account, most), answer -> load(answer, account, most));
    }

    private Fetched load(JsonNode answer, AccountSecrets account, int most) {
        if (answer.path("file_size").asLong(0) > most) {
            return new Fetched.Failed(Reason.TOO_LARGE);
        }
        return Fields.text(answer, "url")
                .map(url -> vendor.fetch(ask(url, account, most)))
                .orElseGet(() -> new Fetched.Failed(Reason.EXPIRED));
    }

    private static MediaVendor.Ask ask(String url, AccountSecrets account, int most) {
        return new MediaVendor.Ask(MetaChannel.WHATSAPP, url, account.accessToken(), most);
    }
}
