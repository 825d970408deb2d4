package dev.landfall.channel.media;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Media;
import dev.landfall.channel.media.Fetched.Reason;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files whose address comes with the message: Messenger, Instagram, Discord, X, and systems of one's own. */
public final class LinkedMedia implements MediaSource {

    private final String channel;
    private final MediaVendor vendor;
    private final boolean ownHost;

    private LinkedMedia(String channel, MediaVendor vendor, boolean ownHost) {
        this.channel = channel;
        this.vendor = vendor;
        this.ownHost = ownHost;
    }

    /** Files at the vendor's hosts, as policy lists them. */
    public static LinkedMedia at(String channel, MediaVendor vendor) {
        return new LinkedMedia(channel, vendor, false);
    }

    /** Files at the very host that the account's answers are pushed to. */
    public static LinkedMedia atOwnHost(String channel, MediaVendor vendor) {
        return new LinkedMedia(channel, vendor, true);
    }

    @Override
    public String name() {
        return channel;
    }

    @Override
    public Fetched fetch(Media media, AccountSecrets account, int most) {
        return media.url()
                .map(url ->
                        vendor.fetch(new MediaVendor.Ask(channel, url, account.accessToken(), hosts(account), most)))
                .orElseGet(() -> new Fetched.Failed(Reason.BAD_ADDRESS));
    }

    private Set<String> hosts(AccountSecrets account) {
        return ownHost ? account.url().flatMap(LinkedMedia::host).map(Set::of).orElseGet(Set::of) : Set.of();
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
