/** X: posts that name us, direct messages, and posts that match our rules at X. */
@NullMarked
package dev.landfall.channel.x;

import org.jspecify.annotations.NullMarked;
