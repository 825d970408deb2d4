/** The engines behind tables, queues, buckets and mail. */
@NullMarked
package dev.landfall.local.engine;

import org.jspecify.annotations.NullMarked;
