/** What is too large for the table: raw mails, attachments, large webhook bodies. */
@NullMarked
package dev.landfall.objects;

import org.jspecify.annotations.NullMarked;
