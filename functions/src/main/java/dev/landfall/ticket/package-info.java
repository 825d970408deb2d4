/** The matter a person has with us: its messages, its owner, its deadlines, and when a human takes it over. */
@NullMarked
package dev.landfall.ticket;

import org.jspecify.annotations.NullMarked;
