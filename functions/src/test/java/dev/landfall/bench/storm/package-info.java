/** The storm: many events, doubled, shuffled and struck by faults, against one run of the same in quiet. */
@NullMarked
package dev.landfall.bench.storm;

import org.jspecify.annotations.NullMarked;
