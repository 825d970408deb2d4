/** Text work by a large model of Amazon Bedrock, where the law of the person's place allows it; always replaceable. */
@NullMarked
package dev.landfall.model;

import org.jspecify.annotations.NullMarked;
