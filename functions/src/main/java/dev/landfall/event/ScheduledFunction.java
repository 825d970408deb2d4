package dev.landfall.event;

import java.io.InputStream;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** A function that a schedule starts; what the event says does not matter, only that it came. */
public interface ScheduledFunction extends Function<Message<InputStream>, byte[]> {

    void run();

    @Override
    default byte[] apply(Message<InputStream> message) {
        run();
        return new byte[] {'{', '}'};
    }
}
