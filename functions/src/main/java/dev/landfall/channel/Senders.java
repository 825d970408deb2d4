package dev.landfall.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels that send, by name. */
public final class Senders {

    private final Map<String, ChannelSender> byName;

    public Senders(List<ChannelSender> senders) {
        this.byName = senders.stream().collect(Collectors.toUnmodifiableMap(ChannelSender::name, Function.identity()));
    }

    public Optional<ChannelSender> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
