package dev.landfall.local.check;

import dev.landfall.local.front.Outbox;
import dev.landfall.local.host.FunctionHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a sample is expected to do, as {@code expected.json} says: {@code status}, {@code answer} (words of it),
 * {@code invoked} (functions that then run without failing), {@code outbox} (channels by which something then goes
 * out).
 */
record Expectation(JsonNode wanted) {

    private static final long PATIENCE_MILLIS = 90_000;

    /** What did not come true, in words; empty when all did. */
    List<String> missing(Played played, Set<String> sentBefore, FunctionHost host, Outbox outbox)
            throws InterruptedException {
        List<String> missing = new ArrayList<>();
        int status = wanted.path("status").asInt(0);
        if (status != played.status() || (status == 0 && !played.ok())) {
            missing.add("expected " + (status == 0 ? "no failure" : "status " + status));
        }
        for (JsonNode words : wanted.path("answer")) {
            if (!played.said().contains(words.asString())) {
                missing.add("the answer lacks " + words.asString());
            }
        }
        if (!missing.isEmpty()) {
            return missing;
        }
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        for (JsonNode function : wanted.path("invoked")) {
            if (!comesTrue(() -> succeeded(host, function.asString()), until)) {
                missing.add(function.asString() + " did not run");
            }
        }
        for (JsonNode said : wanted.path("outbox")) {
            if (!comesTrue(() -> wentOut(outbox, said, sentBefore), until)) {
                missing.add("nothing of it went out by " + channel(said));
            }
        }
        return missing;
    }

    private static boolean comesTrue(BooleanSupplier condition, long until) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > until) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    private static boolean succeeded(FunctionHost host, String function) {
        return host.log().entries().stream()
                .anyMatch(entry ->
                        entry.function().equals(function) && entry.outcome().equals("ok"));
    }

    /** @param said a channel, or {@code {"channel":…,"says":…}} with words that the person must read */
    private static boolean wentOut(Outbox outbox, JsonNode said, Set<String> before) {
        return outbox.all().stream()
                .anyMatch(sent -> sent.path("channel").asString("").equals(channel(said))
                        && sent.path("text")
                                .asString("")
                                .contains(said.path("says").asString(""))
                        && !before.contains(sent.path("id").asString("")));
    }

    private static String channel(JsonNode said) {
        return said.isObject() ? said.path("channel").asString("") : said.asString("");
    }

    static Set<String> sent(Outbox outbox) {
        return outbox.all().stream().map(sent -> sent.path("id").asString("")).collect(Collectors.toSet());
    }
}
