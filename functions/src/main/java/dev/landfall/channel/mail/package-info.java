/** Reads the mails that strangers send, tells what kind they are, and writes ours. */
@NullMarked
package dev.landfall.channel.mail;

import org.jspecify.annotations.NullMarked;
