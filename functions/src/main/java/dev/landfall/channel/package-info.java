/** What arrives from outside and what goes back: verified over the raw bytes, split into events, sent within limits. */
@NullMarked
package dev.landfall.channel;

import org.jspecify.annotations.NullMarked;
