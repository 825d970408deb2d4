/** When a person must take over, and what was promised by when. */
@NullMarked
package dev.landfall.escalation;

import org.jspecify.annotations.NullMarked;
