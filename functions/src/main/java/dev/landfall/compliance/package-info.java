/** What may be stored, inferred, said, and where: dated rules as data, and pure decisions over them. */
@NullMarked
package dev.landfall.compliance;

import org.jspecify.annotations.NullMarked;
