package dev.landfall.channel;

import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Delivery.UnknownReason;
import dev.landfall.channel.VendorHttp.Answered;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One vendor's HTTP API: where it is, what it takes, and what its answers mean for a send. */
public final class Vendor {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Supplier<ChannelRules> rules;
    private final Endpoints endpoints;
    private final InstantSource clock;
    private final VendorHttp http = new VendorHttp();

    /** @param rules asked at each send, so that a changed policy works at once */
    public Vendor(Supplier<ChannelRules> rules, Endpoints endpoints, InstantSource clock) {
        this.rules = rules;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    public ChannelLimits limits(String channel) {
        return rules.get().of(channel);
    }

    public Instant now() {
        return clock.instant();
    }

    /** The address of a path at the vendor's host. */
    public Optional<URI> atVendor(String channel, String path) {
        return endpoints.atVendor(channel, limits(channel), path);
    }

    /** The account's own address; the path counts only where the channel is played locally. */
    public Optional<URI> atAccount(String channel, AccountSecrets account, String path) {
        return endpoints.atAccount(channel, account, path);
    }

    public VendorHttp.Outcome post(String channel, URI uri, Map<String, String> headers, byte[] json) {
        return http.post(uri, headers, json, limits(channel).patience());
    }

    /** An answer's body only where it has at most so many bytes. */
    public VendorHttp.Outcome fetch(String channel, URI uri, Map<String, String> headers, int mostBytes) {
        return http.fetch(uri, headers, limits(channel).patience(), mostBytes);
    }

    public static byte[] json(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** An answer's JSON; a missing node when it is none, or hostile. */
    public static JsonNode object(Answered answer) {
        return switch (StrictJson.read(answer.body())) {
            case StrictJson.Read.Good good -> good.object();
            case StrictJson.Read.Bad bad -> MAPPER.missingNode();
        };
    }

    /**
     * What an outcome means. Where the vendor takes a retry key, not knowing is as good as refused for now; elsewhere
     * a server's fault may hide a delivered message.
     */
    public Delivery delivery(
            String channel, VendorHttp.Outcome outcome, Function<Answered, Optional<String>> vendorId) {
        boolean retryKey = limits(channel).retryKey();
        return switch (outcome) {
            case VendorHttp.NotReached notReached -> Delivery.retryable(RefusalReason.NOT_REACHED, Optional.empty());
            case VendorHttp.NoAnswer noAnswer ->
                retryKey
                        ? Delivery.retryable(RefusalReason.NO_ANSWER, Optional.empty())
                        : Delivery.unknown(UnknownReason.NO_ANSWER);
            case Answered answer -> delivery(answer, retryKey, vendorId);
        };
    }

    private Delivery delivery(Answered answer, boolean retryKey, Function<Answered, Optional<String>> vendorId) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Delivery.sent(vendorId.apply(answer));
        }
        if (status == 429) {
            return Delivery.retryable(RefusalReason.RATE_LIMITED, retryAfter(answer));
        }
        if (status >= 500 || status == 408) {
            return retryKey
                    ? Delivery.retryable(RefusalReason.VENDOR_FAILED, retryAfter(answer))
                    : Delivery.unknown(UnknownReason.VENDOR_FAILED);
        }
        return Delivery.refused(
                switch (status) {
                    case 401 -> RefusalReason.UNAUTHORISED;
                    case 403 -> RefusalReason.NOT_ALLOWED;
                    case 404, 410 -> RefusalReason.NO_SUCH_RECIPIENT;
                    default -> RefusalReason.REJECTED;
                });
    }

    /** From the standard header, X's reset time, or Telegram's body; never more than an hour. */
    public Optional<Duration> retryAfter(Answered answer) {
        return answer.header("retry-after")
                .flatMap(this::wait)
                .or(() -> answer.header("x-rate-limit-reset")
                        .flatMap(Vendor::number)
                        .flatMap(this::until))
                .or(() -> Optional.of(object(answer).path("parameters").path("retry_after"))
                        .filter(node -> node.isIntegralNumber() && node.canConvertToLong())
                        .map(node -> Duration.ofSeconds(Math.clamp(node.longValue(), 0, LONGEST_WAIT.toSeconds()))))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private Optional<Duration> wait(String header) {
        Optional<Long> seconds = number(header);
        if (seconds.isPresent()) {
            return Optional.of(Duration.ofSeconds(Math.clamp(seconds.get(), 0, LONGEST_WAIT.toSeconds())));
        }
        try {
            Instant at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now(), at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> until(long epochSecond) {
        return Fields.plausible(Instant.ofEpochSecond(Math.clamp(epochSecond, 0, Integer.MAX_VALUE * 2L)))
                .map(at -> Duration.between(now(), at));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
