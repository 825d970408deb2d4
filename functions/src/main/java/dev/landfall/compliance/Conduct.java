package dev.landfall.compliance;

import java.util.List;

/**
 * How a person is treated in a jurisdiction, apart from how long records are kept.
 *
 * @param ruleVersion the dated version that says so
 * @param recommendationByOptIn true where profiling for a recommendation is allowed with opt-in; false: not at all
 */
public record Conduct(
        String jurisdiction,
        int ruleVersion,
        EmotionMode emotion,
        Bot bot,
        Telemetry telemetry,
        boolean recommendationByOptIn,
        Transfer transfer) {

    /**
     * Duties of a bot.
     *
     * @param replyLanguage {@code user}: the person's own language
     */
    public record Bot(boolean disclose, boolean humanOnRequest, String replyLanguage) {}

    /**
     * How device and network facts are treated.
     *
     * @param consent {@code notice} or {@code explicit}
     */
    public record Telemetry(boolean sensitive, String consent) {

        public boolean needsExplicitConsent() {
            return "explicit".equals(consent);
        }
    }

    /** Whether and how data may leave its home regions; the later mode, the stricter. */
    public record Transfer(Mode mode, List<String> homeRegions) {

        public Transfer {
            homeRegions = List.copyOf(homeRegions);
        }

        /** How data may leave. */
        public enum Mode {
            ALLOW,
            SAFEGUARD,
            CONSENT,
            BLOCK
        }
    }

    public boolean mayExplainHandover() {
        return emotion.mayExplainHandover();
    }
}
