package io.riverprint.trainer;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.registry.StoredRelease;

/**
 * What a training gave.
 *
 * @param release where the bundle is
 * @param manifest as released, with the figures of the judging
 * @param split what each stretch of the log was used for
 * @param events used or judged
 * @param unread records of the log that could not be read or made no sense
 * @param sequences examples trained on
 */
public record TrainingReport(
    StoredRelease release,
    BundleManifest manifest,
    TimeSplit split,
    long events,
    long unread,
    int sequences) {}
