/** Plays sample events through the local cloud and compares what became of each with what was expected. */
@NullMarked
package dev.landfall.local.check;

import org.jspecify.annotations.NullMarked;
