/** Versioned, dated, reviewed data that decides: who may change it, and which version is in force. */
@NullMarked
package dev.landfall.policy;

import org.jspecify.annotations.NullMarked;
