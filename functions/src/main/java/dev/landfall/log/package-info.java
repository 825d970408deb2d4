/** Structured log lines and metrics that carry ids, never text, addresses or names. */
@NullMarked
package dev.landfall.log;

import org.jspecify.annotations.NullMarked;
