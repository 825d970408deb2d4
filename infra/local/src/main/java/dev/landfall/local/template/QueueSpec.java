package dev.landfall.local.template;

import java.util.Optional;

/**
 * One queue.
 *
 * @param deadLetters logical id of its dead-letter queue
 */
public record QueueSpec(
        String id,
        String name,
        boolean fifo,
        int visibilitySeconds,
        int retentionSeconds,
        Optional<String> deadLetters,
        int maxReceiveCount) {}
