/** Text in, facts out: language, normal form, keyword match, mood, request for a human, topics, redaction. */
@NullMarked
package dev.landfall.language;

import org.jspecify.annotations.NullMarked;
