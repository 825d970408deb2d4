/** What comes in from outside: proven genuine, kept as a receipt, split into events, each led to one outcome. */
@NullMarked
package dev.landfall.intake;

import org.jspecify.annotations.NullMarked;
