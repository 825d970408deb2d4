package dev.landfall.channel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param headers any case in, lower case out; two spellings of one name are joined by a comma, which no signature survives
 * @param body the bytes that were signed; not copied, because they may be megabytes and nobody writes to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawRequest(String method, Map<String, String> headers, Map<String, String> query, byte[] body) {

    public RawRequest {
        Map<String, String> lower = new LinkedHashMap<>();
        headers.forEach((name, value) ->
                lower.merge(name.toLowerCase(Locale.ROOT), value, (first, second) -> first + "," + second));
        headers = Map.copyOf(lower);
        query = Map.copyOf(query);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Without headers and body: both may carry what must not be logged. */
    @Override
    public String toString() {
        return "RawRequest[" + method + ", " + body.length + " bytes]";
    }
}
