/** What agents see and do: the list, one ticket with its story, and the few things that change it. */
@NullMarked
package dev.landfall.desk;

import org.jspecify.annotations.NullMarked;
