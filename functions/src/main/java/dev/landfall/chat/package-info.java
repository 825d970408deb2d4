/** The IM app's own door: messages in, answers out, attachments. */
@NullMarked
package dev.landfall.chat;

import org.jspecify.annotations.NullMarked;
