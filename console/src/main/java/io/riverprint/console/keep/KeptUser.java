package io.riverprint.console.keep;

/**
 * What is held in memory of a user's newest profile.
 *
 * @param release that made it
 * @param space of the embedding
 * @param direction of the user's newest embedding in this space, later ones included
 * @param churn 0 to 1
 * @param category likeliest category; empty where none is known
 * @param taken how many profiles of the user were taken so far, this one included
 */
public record KeptUser(
    String userId,
    long asOfMillis,
    long sequence,
    long release,
    String space,
    Direction direction,
    float churn,
    String category,
    long taken) {}
