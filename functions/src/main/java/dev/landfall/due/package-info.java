/** What is due when: pointers sorted by instant, read until none is left, never searched. */
@NullMarked
package dev.landfall.due;

import org.jspecify.annotations.NullMarked;
