/** Public posts that we ask a vendor for, how far we have asked, and what it may cost. */
@NullMarked
package dev.landfall.channel.search;

import org.jspecify.annotations.NullMarked;
