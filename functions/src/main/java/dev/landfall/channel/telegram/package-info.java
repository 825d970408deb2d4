/** Telegram Bot API: one update a request in, sendMessage out. */
@NullMarked
package dev.landfall.channel.telegram;

import org.jspecify.annotations.NullMarked;
