package dev.landfall.intake;

import dev.landfall.contact.Stamps;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Row;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a receipt is stored: its body as text where it is text, which costs a third less than base64. */
final class ReceiptItems {

    static final Kind<Receipt> RECEIPT = Stamps.add(
                    Kind.of(Receipt.class, "receipt", r -> key(r.id()))
                            .text("id", Receipt::id)
                            .text("channel", Receipt::channel)
                            .text("account", Receipt::account)
                            .optional("body", r -> r.content().flatMap(ReceiptItems::text))
                            .optional("bodyBase64", ReceiptItems::base64)
                            .texts("objects", r -> r.content().isEmpty() ? List.of(r.objectKey()) : List.of())
                            .instant("receivedAt", Receipt::receivedAt),
                    Receipt::stamp)
            .read(row -> new Receipt(
                    row.text("id"),
                    row.text("channel"),
                    row.text("account"),
                    content(row),
                    row.instant("receivedAt"),
                    Stamps.read(row)));

    private ReceiptItems() {}

    static Key key(String id) {
        return PurgeUnit.RECEIPT.key(id);
    }

    private static Optional<byte[]> content(Row row) {
        if (!row.texts("objects").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(row.optional("bodyBase64")
                .map(text -> Base64.getDecoder().decode(text))
                .orElseGet(() -> row.text("body").getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> text(byte[] body) {
        return Optional.ofNullable(decode(body));
    }

    private static Optional<String> base64(Receipt receipt) {
        return receipt.content()
                .filter(body -> decode(body) == null)
                .map(body -> Base64.getEncoder().encodeToString(body));
    }

    private static @Nullable String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
