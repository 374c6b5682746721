package io.riverprint.core.bundle;

/**
 * How the release's embeddings are brought into the space of its oldest ancestor, by the map in the
 * bundle. It was fitted to what its predecessor's map makes of the predecessor's embeddings, so
 * there is one map to apply, however many releases lie between, and one space that consumers see.
 *
 * @param space the oldest ancestor's
 * @param predecessor version of the release it was fitted to
 * @param anchors users it was fitted on
 * @param cosine mean cosine, over as many other users, between a mapped embedding and the
 *     predecessor's
 * @param relativeError Frobenius norm of their differences by that of the predecessor's embeddings
 * @param errorFromOldest at most this far from the oldest ancestor: the sum of relativeError over
 *     the releases between
 */
public record Alignment(
    String space,
    long predecessor,
    int anchors,
    double cosine,
    double relativeError,
    double errorFromOldest) {}
