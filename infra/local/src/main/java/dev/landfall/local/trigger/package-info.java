/** What starts functions besides HTTP: queues, the stream, schedules. */
@NullMarked
package dev.landfall.local.trigger;

import org.jspecify.annotations.NullMarked;
