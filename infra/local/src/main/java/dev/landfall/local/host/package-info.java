/** Runs the functions in child processes behind the Lambda Runtime API. */
@NullMarked
package dev.landfall.local.host;

import org.jspecify.annotations.NullMarked;
