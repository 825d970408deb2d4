/** Shows line by line what the language room says about a text. */
@NullMarked
package dev.landfall.judge;

import org.jspecify.annotations.NullMarked;
