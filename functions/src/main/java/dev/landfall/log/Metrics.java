package dev.landfall.log;

/**
 * Counts and values in CloudWatch's embedded metric format: one line of the log, no call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     the format</a>
 */
public final class Metrics {

    private Metrics() {}

    /** Adds to a counter; {@code dimension} and {@code value} name one dimension, such as channel and x. */
    public static void count(String metric, long amount, String dimension, String value) {
        emit(metric, amount, "Count", dimension, value);
    }

    /** Records a duration in milliseconds. */
    public static void milliseconds(String metric, long amount, String dimension, String value) {
        emit(metric, amount, "Milliseconds", dimension, value);
    }

    private static void emit(String metric, long amount, String unit, String dimension, String value) {
        StringBuilder out = new StringBuilder(220);
        out.append("{\"_aws\":{\"Timestamp\":")
                .append(System.currentTimeMillis())
                .append(",\"CloudWatchMetrics\":[{\"Namespace\":\"Landfall\",\"Dimensions\":[[\"")
                .append(dimension)
                .append("\"]],\"Metrics\":[{\"Name\":\"")
                .append(metric)
                .append("\",\"Unit\":\"")
                .append(unit)
                .append("\"}]}]},\"")
                .append(dimension)
                .append("\":\"");
        Log.escape(out, value);
        System.out.println(
                out.append("\",\"").append(metric).append("\":").append(amount).append('}'));
    }
}
