/** One table: typed items, conditions and transactions, on DynamoDB. */
@NullMarked
package dev.landfall.table;

import org.jspecify.annotations.NullMarked;
