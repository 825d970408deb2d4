package dev.landfall.channel.media;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Media;

/** Where one channel's files come from. Every fault of the vendor or the network is a {@link Fetched}, none an exception. */
public interface MediaSource {

    /** The channel's word. */
    String name();

    /**
     * Fetches one file.
     *
     * @param most how many bytes it may have
     */
    Fetched fetch(Media media, AccountSecrets account, int most);
}
