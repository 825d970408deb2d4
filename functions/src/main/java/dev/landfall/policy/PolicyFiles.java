package dev.landfall.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Version 1 of every policy: the files of the release, each read and compiled when it is first asked for. */
public final class PolicyFiles implements Policies {

    private final JsonMapper mapper;
    private final Map<String, Object> compiled = new ConcurrentHashMap<>();

    public PolicyFiles(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T current(PolicyKey<T> key) {
        Object known = compiled.get(key.name());
        if (known == null) {
            known = key.compile().apply(file(key.name()));
            compiled.put(key.name(), known);
        }
        return (T) known;
    }

    JsonMapper mapper() {
        return mapper;
    }

    /** The file as it is in the release. A missing one throws {@link IllegalStateException}. */
    public PolicyFile file(String name) {
        try (InputStream in = PolicyFiles.class.getResourceAsStream("/policy/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("There is no policy file named " + name);
            }
            return PolicyFile.parse(name, in.readAllBytes(), mapper);
        } catch (IOException e) {
            throw new IllegalStateException("Policy file " + name + " cannot be read", e);
        }
    }
}
