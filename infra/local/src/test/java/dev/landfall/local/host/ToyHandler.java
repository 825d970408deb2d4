package dev.landfall.local.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that does what its event says. */
public final class ToyHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        switch (event) {
            case "\"throw\"" -> throw new IllegalStateException("as told");
            case "\"exit\"" -> Runtime.getRuntime().halt(3);
            case "\"hang\"" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            default -> {
                String offset = context.getClientContext().getCustom().get("clockOffset");
                output.write(("{\"offset\":\"" + offset + "\",\"stage\":\"" + System.getenv("STAGE") + "\",\"event\":"
                                + event + "}")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
