package dev.landfall.local;

import java.util.concurrent.CountDownLatch;

/** Starts the local cloud and keeps it running until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            if (arguments.length > 0 && arguments[0].equals("--check")) {
                System.exit(Check.run());
            }
            serve(new LocalCloud(Options.of(System.getenv())));
        } catch (RuntimeException e) {
            System.err.println("Landfall does not start: " + reason(e));
            System.exit(1);
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() + (e.getCause() == null ? "" : " (" + reason(e.getCause()) + ")");
    }

    private static void serve(LocalCloud cloud) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Landfall stops …");
            cloud.close();
            stopped.countDown();
        }));
        DevFile dev = cloud.devFile();
        cloud.notes().forEach(System.out::println);
        System.out.println("Mail by SMTP at " + dev.smtp() + ", for any address at care.landfall.test");
        dev.tokens().forEach((role, token) -> System.out.println("Token of the " + role + ": " + token));
        System.out.println("Try:");
        System.out.println("  curl -s " + dev.baseUrl() + "/v1/notices/photos?locale=es");
        System.out.println("  curl -s " + dev.baseUrl() + "/v1/chat/messages -H 'authorization: Bearer "
                + dev.tokens().get("user") + "' -H 'content-type: application/json'"
                + " -d '{\"clientMessageId\":\"m1\",\"text\":\"No recibo el código de verificación\"}'");
        System.out.println("  curl -s " + dev.baseUrl() + "/local/outbox");
        System.out.println("Landfall is ready at " + dev.baseUrl());
        stopped.await();
    }
}
