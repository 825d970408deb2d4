package dev.landfall.log;

import java.io.PrintStream;

/**
 * One JSON line an entry on standard output, as Lambda collects it.
 *
 * <p>The message is a constant; what varies goes into key-values, and those are ids, kinds, counts and
 * durations. Never pass text, addresses or names.
 */
public final class Log {

    /** One Lambda process serves one event at a time, so this is the event's own. */
    private static volatile String correlation = "";

    private static final PrintStream OUT = System.out;

    private Log() {}

    /** Sets the id that all following lines of this process carry; a Lambda process serves one event at a time. */
    public static void correlate(String id) {
        correlation = id;
    }

    /** The id that ties one event's lines together, from the webhook to the send. */
    public static String correlation() {
        return correlation;
    }

    public static void info(String message, Object... keyValues) {
        line("INFO", message, keyValues);
    }

    public static void warn(String message, Object... keyValues) {
        line("WARN", message, keyValues);
    }

    /** Says what broke: the exception's class and place, not its message, which may quote what a stranger sent. */
    public static void error(String message, Throwable cause, Object... keyValues) {
        StringBuilder out = start("ERROR", message);
        append(out, keyValues);
        out.append(",\"cause\":\"").append(cause.getClass().getName()).append("\",\"at\":\"");
        int frames = 0;
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.landfall.") || frames == 0) {
                out.append(frame.getClassName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .append(' ');
                frames++;
            }
            if (frames == 6) {
                break;
            }
        }
        end(out.append('"'));
    }

    private static void line(String level, String message, Object... keyValues) {
        StringBuilder out = start(level, message);
        append(out, keyValues);
        end(out);
    }

    private static StringBuilder start(String level, String message) {
        StringBuilder out = new StringBuilder(160);
        out.append("{\"level\":\"").append(level).append("\",\"message\":\"");
        escape(out, message);
        out.append('"');
        if (!correlation().isEmpty()) {
            out.append(",\"correlationId\":\"");
            escape(out, correlation());
            out.append('"');
        }
        return out;
    }

    private static void append(StringBuilder out, Object... keyValues) {
        for (int i = 0; i + 1 < keyValues.length; i += 2) {
            out.append(",\"");
            escape(out, String.valueOf(keyValues[i]));
            out.append("\":");
            Object value = keyValues[i + 1];
            if (value instanceof Number || value instanceof Boolean) {
                out.append(value);
            } else {
                out.append('"');
                escape(out, String.valueOf(value));
                out.append('"');
            }
        }
    }

    private static void end(StringBuilder out) {
        OUT.println(out.append('}'));
    }

    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
    }
}
