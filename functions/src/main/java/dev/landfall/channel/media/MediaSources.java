package dev.landfall.channel.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels whose files can be fetched, by name. */
public final class MediaSources {

    private final Map<String, MediaSource> byName;

    public MediaSources(List<MediaSource> sources) {
        this.byName = sources.stream().collect(Collectors.toUnmodifiableMap(MediaSource::name, Function.identity()));
    }

    public Optional<MediaSource> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
