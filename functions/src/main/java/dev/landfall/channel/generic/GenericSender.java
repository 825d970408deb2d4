package dev.landfall.channel.generic;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.SignedPush;
import dev.landfall.channel.Vendor;

/** Pushes to the address that the account names. */
public final class GenericSender implements ChannelSender {

    private final SignedPush push;

    public GenericSender(Vendor vendor) {
        this.push = new SignedPush(vendor, GenericChannel.NAME);
    }

    @Override
    public String name() {
        return GenericChannel.NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        return push.send(message, account, "/" + Endpoints.segment(message.account()));
    }
}
