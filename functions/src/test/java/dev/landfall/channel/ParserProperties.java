package dev.landfall.channel;

import java.util.Optional;

/** What holds for every parser and every body. */
public final class ParserProperties {

    private static final AccountContext ACCOUNT =
            new AccountContext("main", Optional.of("900"), Optional.of("landfall"));

    private ParserProperties() {}

    /** Throws when the parser throws, forgets its place, answers differently twice, or lets broken text through. */
    public static void hold(Channel channel, byte[] body) {
        Parsed parsed = channel.parse(body, ACCOUNT);
        if (!parsed.equals(channel.parse(body, ACCOUNT))) {
            throw new AssertionError("The same body gave two answers");
        }
        if (parsed instanceof Parsed.Events events) {
            for (int i = 0; i < events.events().size(); i++) {
                InboundEvent event = events.events().get(i);
                if (event.index() != i) {
                    throw new AssertionError("An event forgot its place");
                }
                if (event instanceof InboundEvent.Message message) {
                    requireWhole(message.post());
                }
            }
        }
    }

    private static void requireWhole(SocialPost post) {
        boolean broken = post.text().codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        if (broken || post.sourceId().isBlank() || post.sourceUserId().isBlank()) {
            throw new AssertionError("A message came through that cannot be stored");
        }
    }
}
