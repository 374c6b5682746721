package io.riverprint.trainer.log;

import org.jspecify.annotations.Nullable;

/**
 * One purchase with what the catalogue says of its SKU.
 *
 * @param user the shop's name of the user
 * @param atMillis event time, milliseconds since the epoch, UTC
 * @param category where known
 * @param price price or price bucket, NaN where not known
 */
public record Purchase(
    String user, long atMillis, String sku, @Nullable String category, float price) {}
