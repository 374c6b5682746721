package io.riverprint.core.step;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.SpaceMap;
import io.riverprint.schema.AlignedEmbedding;
import io.riverprint.schema.Embedding;
import org.jspecify.annotations.Nullable;

/**
 * The profile's vector in the spaces that are wanted: the encoders' embeddings, mapped or not, and
 * behind them BPR's scores where the release has them there. Scores are of targets and no
 * coordinates, so they are never mapped.
 */
final class EmbeddingSpaces {
  private final ProfileSpace wanted;
  private final String own;
  private final String aligned;
  private final int width;
  private final @Nullable SpaceMap map;

  EmbeddingSpaces(ModelBundle bundle, ProfileSpace wanted) {
    this.wanted = wanted;
    this.own = bundle.manifest().space();
    this.aligned = bundle.manifest().alignedSpace();
    this.width = bundle.network().spec().embeddingWidth();
    this.map = bundle.spaceMap();
  }

  /** The vector of the profile, with the name of its space. */
  AlignedEmbedding first(float[] embeddings, int from, float[] scores) {
    return switch (wanted) {
      case NEW, BOTH -> new AlignedEmbedding(own, vector(embeddings, from, scores));
      case ALIGNED -> aligned(embeddings, from, scores);
    };
  }

  /** The vector beside it, if one is wanted. */
  @Nullable AlignedEmbedding second(float[] embeddings, int from, float[] scores) {
    return switch (wanted) {
      case NEW, ALIGNED -> null;
      case BOTH -> aligned(embeddings, from, scores);
    };
  }

  private AlignedEmbedding aligned(float[] embeddings, int from, float[] scores) {
    return new AlignedEmbedding(
        aligned,
        map == null
            ? vector(embeddings, from, scores)
            : vector(map.apply(embeddings, from), 0, scores));
  }

  private Embedding vector(float[] embeddings, int from, float[] scores) {
    float[] vector = new float[width + scores.length];
    System.arraycopy(embeddings, from, vector, 0, width);
    System.arraycopy(scores, 0, vector, width, scores.length);
    return new Embedding(vector);
  }
}
