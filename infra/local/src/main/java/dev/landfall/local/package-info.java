/** The local cloud: runs template.yaml on one machine. */
@NullMarked
package dev.landfall.local;

import org.jspecify.annotations.NullMarked;
