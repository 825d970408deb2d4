/** The border: Lambda events in, answers out, with nothing of the business in between. */
@NullMarked
package dev.landfall.event;

import org.jspecify.annotations.NullMarked;
