/** Our own signed JSON for any system that has no channel here, in both directions. */
@NullMarked
package dev.landfall.channel.generic;

import org.jspecify.annotations.NullMarked;
