package dev.landfall.channel.mail;

/** How sure we are of the characters of a mail, from best to worst. */
public enum DecodeQuality {
    /** Every byte was decoded by the charset that the mail declares, or is ASCII or valid UTF-8. */
    EXACT,
    /** A charset was guessed because none was declared or the declared one did not fit. */
    GUESSED,
    /** Some bytes fit no charset and became replacement characters. */
    REPLACED;

    DecodeQuality worse(DecodeQuality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
