/** What we know: articles per locale, which of them answers a question, and what the facts of a device make of it. */
@NullMarked
package dev.landfall.knowledge;

import org.jspecify.annotations.NullMarked;
