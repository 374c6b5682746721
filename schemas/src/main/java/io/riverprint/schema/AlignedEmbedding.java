package io.riverprint.schema;

/**
 * A profile's embedding brought into another space, that of an older release.
 *
 * @param space its name
 * @param embedding there
 */
public record AlignedEmbedding(String space, Embedding embedding) {}
