package dev.landfall.bench.storm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What no function should choke on. */
final class Poison {

    private static final List<String> CHANNELS =
            List.of("line", "telegram", "x", "messenger", "whatsapp", "generic", "mime");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "\"text\"",
            "{\"events\":[null,1,\"x\",{},{\"type\":\"message\"},{\"type\":\"message\",\"user\":{\"id\":\"1\"}}]}",
            "{\"events\":[{\"type\":\"never-heard-of\",\"id\":\"1\"},{\"type\":\"post\",\"id\":\"\",\"user\":{\"id\":\"\"}}]}",
            "{\"update_id\":%d,\"message\":{\"message_id\":7}}",
            "{\"update_id\":%d,\"never_heard_of\":{}}",
            "{\"for_user_id\":\"900\",\"tweet_create_events\":[{\"id_str\":\"%d\"},null]}",
            "{\"object\":\"page\",\"entry\":[{\"messaging\":[{\"message\":{}},7]}]}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":[{\"id\":\"%d\"}]}}]}]}",
            "{\"a\":1,\"a\":2,\"events\":[]}",
            "From: nobody\r\n\r\n",
            "{\"events\":[{\"type\":\"message\",\"id\":\"p%d\",\"user\":{\"id\":\"p\"},\"text\":\"\\u0000\\ud800 \\u202e\",\"at\":\"yesterday\"}]}");

    private Poison() {}

    static Delivery of(int number, Random random) {
        String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        String account = channel.equals("mime") ? "care" : "main";
        String name = "poison" + number;
        return switch (random.nextInt(10)) {
            case 0 -> new Delivery(name, channel, account, text(number, random), false);
            case 1 -> new Delivery(name, "telegraph", account, text(number, random), true);
            case 2 -> new Delivery(name, channel, account, invalid(random), true);
            case 3 -> new Delivery(name, channel, account, "[".repeat(5_000).getBytes(StandardCharsets.UTF_8), true);
            default -> new Delivery(name, channel, account, text(number, random), true);
        };
    }

    private static byte[] text(int number, Random random) {
        return BODIES.get(random.nextInt(BODIES.size()))
                .replace("%d", Integer.toString(900_000_000 + number))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that are no UTF-8. */
    private static byte[] invalid(Random random) {
        byte[] bytes = "{\"events\":[{\"type\":\"message\",\"text\":\"####\"}]}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '#') {
                bytes[i] = (byte) (0x80 + random.nextInt(128));
            }
        }
        return bytes;
    }
}
