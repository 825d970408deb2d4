/** Secrets of channels and of identity keys, fetched when needed and never part of a snapshot. */
@NullMarked
package dev.landfall.secret;

import org.jspecify.annotations.NullMarked;
