/** Discord by interactions and webhook events; see {@link dev.landfall.channel.discord.DiscordChannel}. */
@NullMarked
package dev.landfall.channel.discord;

import org.jspecify.annotations.NullMarked;
