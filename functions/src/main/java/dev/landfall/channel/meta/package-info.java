/** Meta's three channels behind one signature: Messenger, Instagram and the WhatsApp Cloud API. */
@NullMarked
package dev.landfall.channel.meta;

import org.jspecify.annotations.NullMarked;
