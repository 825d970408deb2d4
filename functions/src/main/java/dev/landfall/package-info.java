/** Start-up: picks the one function this process serves and builds only what it needs. */
@NullMarked
package dev.landfall;

import org.jspecify.annotations.NullMarked;
