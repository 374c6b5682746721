package io.riverprint.trainer.log;

import org.jspecify.annotations.Nullable;

/**
 * What the shop says of one SKU.
 *
 * @param sku its name
 * @param category its category, where known
 * @param price price, or price bucket 0..99 as in the challenge; NaN where not known
 * @param codes its name's quantised text embedding as text, {@code [ 92 166 ..]}, where known
 */
public record ProductProperties(
    String sku, @Nullable String category, float price, @Nullable String codes) {}
