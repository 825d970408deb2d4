/** The matter a person has with us: ticket, articles, owner, hand-over, deadlines, and what is sent. */
@NullMarked
package dev.landfall.ticket;

import org.jspecify.annotations.NullMarked;
