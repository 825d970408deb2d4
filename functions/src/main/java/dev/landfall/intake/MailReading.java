package dev.landfall.intake;

/** What the bytes of a mail turned out to be. */
sealed interface MailReading permits Letter, MailReading.Unreadable {

    /**
     * Nothing can be read; the original is kept whole and shown.
     *
     * @param digest of the bytes
     * @param reason a word
     */
    record Unreadable(String digest, String reason) implements MailReading {}
}
