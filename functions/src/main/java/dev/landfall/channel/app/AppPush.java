package dev.landfall.channel.app;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.SignedPush;
import dev.landfall.channel.Vendor;

/** Tells the app's back end that there is something new for one of its users. */
public final class AppPush implements ChannelSender {

    private static final String NAME = "app";

    private final SignedPush push;

    public AppPush(Vendor vendor) {
        this.push = new SignedPush(vendor, NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        return push.send(message, account, "/push");
    }
}
