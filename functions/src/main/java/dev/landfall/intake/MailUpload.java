package dev.landfall.intake;

import java.net.URI;
import java.time.Instant;

/**
 * Where a mail may be put that is too large for a request.
 *
 * @param object its key, to be named once it is there
 * @param by when the address stops working
 */
record MailUpload(String object, URI address, Instant by) {}
