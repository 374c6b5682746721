package io.riverprint.schema;

/**
 * A category or SKU with its score: a probability in [0, 1] where a head of the network says it, an
 * unbounded affinity where the factors say it. Higher is likelier.
 */
public record ScoredItem(String id, float score) {}
