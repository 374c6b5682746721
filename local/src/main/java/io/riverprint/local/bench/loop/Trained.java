package io.riverprint.local.bench.loop;

import io.riverprint.core.bundle.ModelBundle;

/**
 * A release of the comparison.
 *
 * @param cutMillis it was trained on what was before
 * @param cpuNanos what the training cost, all threads
 */
record Trained(ModelBundle bundle, long cutMillis, long cpuNanos) {}
