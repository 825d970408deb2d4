/** Reads template.yaml and says what it asks for. */
@NullMarked
package dev.landfall.local.template;

import org.jspecify.annotations.NullMarked;
