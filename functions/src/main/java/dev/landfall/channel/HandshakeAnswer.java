package dev.landfall.channel;

/** What to answer, with status 200, to a vendor that asks whether this address is ours. */
public record HandshakeAnswer(String contentType, String body) {}
