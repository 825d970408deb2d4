package dev.landfall;

import dev.landfall.channel.Channels;
import dev.landfall.channel.mailhook.SnsCertificates;
import java.util.Optional;

/** Every channel that receives, as the functions know them. */
public final class ReceivingChannels {
    private ReceivingChannels() {}

    public static Channels all() {
        return new Channels(AllChannels.receiving(new SnsCertificates(uri -> Optional.empty())));
    }
}
