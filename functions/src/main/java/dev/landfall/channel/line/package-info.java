/** LINE Messaging API: signed batches in, pushes with a retry key out. */
@NullMarked
package dev.landfall.channel.line;

import org.jspecify.annotations.NullMarked;
