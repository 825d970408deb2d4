/** Programs that measure; none of them is a test. */
@NullMarked
package dev.landfall.bench;

import org.jspecify.annotations.NullMarked;
