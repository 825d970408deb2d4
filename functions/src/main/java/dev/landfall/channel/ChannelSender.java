package dev.landfall.channel;

/** Sends on one channel. Every fault of the vendor or the network is a {@link Delivery}, none an exception. */
public interface ChannelSender {

    /** The word that is also the channel's name, for example {@code line}. */
    String name();

    /** One attempt; it repeats nothing by itself. */
    Delivery send(OutboundMessage message, AccountSecrets account);
}
