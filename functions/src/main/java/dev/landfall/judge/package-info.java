/** Lets anyone try what the language room says about their own texts, line by line. */
@NullMarked
package dev.landfall.judge;

import org.jspecify.annotations.NullMarked;
