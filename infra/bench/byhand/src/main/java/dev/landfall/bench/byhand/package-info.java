/** What the bench compares Landfall with: handlers without Spring that read and write the same. */
@NullMarked
package dev.landfall.bench.byhand;

import org.jspecify.annotations.NullMarked;
