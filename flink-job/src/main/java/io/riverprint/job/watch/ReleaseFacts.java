package io.riverprint.job.watch;

import io.riverprint.core.watch.PurchaseTargets;
import io.riverprint.core.watch.WatchReference;
import io.riverprint.schema.ModelRelease;
import org.jspecify.annotations.Nullable;

/**
 * What watching needs to know of a release.
 *
 * @param release as announced
 * @param horizonMillis how far ahead its heads look
 * @param trainedUntilMillis event time before which all events it was trained on are
 * @param targets what its heads score
 * @param reference what it is compared with; null where its bundle has none
 */
public record ReleaseFacts(
    ModelRelease release,
    long horizonMillis,
    long trainedUntilMillis,
    PurchaseTargets targets,
    @Nullable WatchReference reference) {}
