/** Queues between the functions: messages carry ids, never text. */
@NullMarked
package dev.landfall.queue;

import org.jspecify.annotations.NullMarked;
