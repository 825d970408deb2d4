package dev.landfall.intake;

import dev.landfall.intake.IntakeVerifier.Finding;
import dev.landfall.table.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Compares receipts with what was sealed of them. One that is gone after its time was purged by rule. */
final class SealedReceipts {

    private final Table table;

    SealedReceipts(Table table) {
        this.table = table;
    }

    /**
     * Adds what is wrong to the findings. A body in the bucket is not read; its receipt is.
     *
     * @return how many receipts are gone because their time was over
     */
    int compare(IntakeHour hour, Collection<SealedLine> lines, Instant now, List<Finding> findings) {
        int purged = 0;
        for (SealedLine line : lines) {
            Optional<Receipt> receipt =
                    line.again() ? Optional.empty() : table.get(ReceiptItems.RECEIPT, ReceiptItems.key(line.receipt()));
            if (receipt.isPresent()) {
                if (!isSealed(receipt.get(), line)) {
                    findings.add(new Finding(hour.name(), "receipt changed", line.receipt()));
                }
            } else if (line.purgeAt().map(now::isBefore).orElse(true) && !line.again()) {
                findings.add(new Finding(hour.name(), "receipt removed", line.receipt()));
            } else if (!line.again()) {
                purged++;
            }
        }
        return purged;
    }

    private static boolean isSealed(Receipt receipt, SealedLine line) {
        return receipt.channel().equals(line.channel())
                && receipt.account().equals(line.account())
                && receipt.receivedAt().equals(line.receivedAt())
                && receipt.content()
                        .map(body -> Sha256.of(body).equals(line.digest()))
                        .orElse(true);
    }
}
