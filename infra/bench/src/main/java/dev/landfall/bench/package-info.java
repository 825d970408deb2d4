/** The bench: functions started as Lambda starts them, beside handlers written by hand, in one run. */
@NullMarked
package dev.landfall.bench;

import org.jspecify.annotations.NullMarked;
