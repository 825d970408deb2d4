package dev.landfall.recommendation;

import dev.landfall.ticket.TicketId;
import java.time.Instant;

/**
 * What was decided on one message, yes or no.
 *
 * @param sequence of the change that told of the message
 * @param topic empty where nothing about the person may be kept
 * @param reason as far as the law lets it be kept
 */
record Decision(TicketId ticket, long sequence, String topic, String reason, int policyVersion, Instant at) {}
