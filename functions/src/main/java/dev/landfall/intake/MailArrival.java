package dev.landfall.intake;

import java.time.Instant;

/** One mail on its way in: the notice of it, the mailbox it came to, and when we took it in. */
record MailArrival(MailNotice notice, Mailbox mailbox, Instant now) {}
