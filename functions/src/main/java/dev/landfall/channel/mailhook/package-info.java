/** Mail that providers hand over by webhook: each proves itself its own way, all end as a raw mail. */
@NullMarked
package dev.landfall.channel.mailhook;

import org.jspecify.annotations.NullMarked;
