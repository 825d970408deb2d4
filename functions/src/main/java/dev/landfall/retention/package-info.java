/** What is due to go goes: units of records by the rules that hold now, to the last copy that we hold. */
@NullMarked
package dev.landfall.retention;

import org.jspecify.annotations.NullMarked;
