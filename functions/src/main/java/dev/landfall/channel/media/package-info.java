/** Brings what was sent beside the text from the vendors, and from nowhere else. */
@NullMarked
package dev.landfall.channel.media;

import org.jspecify.annotations.NullMarked;
