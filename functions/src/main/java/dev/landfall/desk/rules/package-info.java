/** Where operators see, try and change the keyword rules, and the page on which they do it. */
@NullMarked
package dev.landfall.desk.rules;

import org.jspecify.annotations.NullMarked;
