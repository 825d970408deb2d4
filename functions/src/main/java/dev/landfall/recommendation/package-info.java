/** One useful hint, once, to those who want hints: what a person asked about again and again may be a feature. */
@NullMarked
package dev.landfall.recommendation;

import org.jspecify.annotations.NullMarked;
