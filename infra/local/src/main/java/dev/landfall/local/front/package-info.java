/** The front door: routes and tokens as the HTTP API has them, the vendors played, and the pages for people. */
@NullMarked
package dev.landfall.local.front;

import org.jspecify.annotations.NullMarked;
