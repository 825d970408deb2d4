/** Another implementation of the AWS APIs: the template's table, queues, bucket, key, secret and topic are made there. */
@NullMarked
package dev.landfall.local.elsewhere;

import org.jspecify.annotations.NullMarked;
