package dev.landfall.channel.line;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Media;
import dev.landfall.channel.media.Fetched;
import dev.landfall.channel.media.Fetched.Reason;
import dev.landfall.channel.media.MediaSource;
import dev.landfall.channel.media.MediaVendor;

/**
 * A message's content, by its id; 202 while LINE still prepares a video or a voice. See <a
 * href="https://developers.line.biz/en/reference/messaging-api/#get-content">its reference</a>.
 */
public final class LineMedia implements MediaSource {

    private final MediaVendor vendor;

    public LineMedia(MediaVendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return LineChannel.NAME;
    }

    /** What an app of somebody else's shows in the chat lies at an address of theirs; LINE does not hand it out. */
    @Override
    public Fetched fetch(Media media, AccountSecrets account, int most) {
        if (media.url().isPresent()) {
            return new Fetched.Failed(Reason.BAD_ADDRESS);
        }
        if (account.accessToken().isEmpty()) {
            return new Fetched.Failed(Reason.NO_TOKEN);
        }
        String path = "/v2/bot/message/" + Endpoints.segment(media.vendorId()) + "/content";
        return vendor.fetch(
                new MediaVendor.Ask(LineChannel.NAME, vendor.at(LineChannel.NAME, path), account.accessToken(), most));
    }
}
