/** The signed push to the back end of the app itself. */
@NullMarked
package dev.landfall.channel.app;

import org.jspecify.annotations.NullMarked;
