/** What we say, per locale: one text for each intent, written in that language, versioned and never silently borrowed. */
@NullMarked
package dev.landfall.wording;

import org.jspecify.annotations.NullMarked;
