package io.riverprint.console.web;

import io.riverprint.schema.AlignedEmbedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile as JSON shows it: the fields of {@link UserProfile}, the embedding as a list. */
record ProfileView(
    String userId,
    long asOfMillis,
    long sequence,
    long release,
    String space,
    SessionSummary session,
    float[] embedding,
    float churn,
    List<ScoredItem> categories,
    List<ScoredItem> skus,
    List<ScoredItem> factorCategories,
    List<ScoredItem> factorSkus,
    Counts counts,
    boolean historyTruncated,
    @Nullable Aligned aligned) {

  /** Events by kind, without the sum. */
  record Counts(long buys, long adds, long removes, long visits, long searches) {
    static Counts of(EventCounts c) {
      return new Counts(c.buys(), c.adds(), c.removes(), c.visits(), c.searches());
    }
  }

  /** The embedding in the space of an older release. */
  record Aligned(String space, float[] embedding) {
    static @Nullable Aligned of(@Nullable AlignedEmbedding aligned) {
      return aligned == null ? null : new Aligned(aligned.space(), aligned.embedding().values());
    }
  }

  static ProfileView of(UserProfile p) {
    return of(p, p.embedding().values(), Aligned.of(p.aligned()));
  }

  /** Without embeddings, for lists. */
  static ProfileView brief(UserProfile p) {
    return of(p, new float[0], null);
  }

  private static ProfileView of(UserProfile p, float[] embedding, @Nullable Aligned aligned) {
    return new ProfileView(
        p.userId(),
        p.asOfMillis(),
        p.sequence(),
        p.release(),
        p.space(),
        p.session(),
        embedding,
        p.churn(),
        p.categories(),
        p.skus(),
        p.factorCategories(),
        p.factorSkus(),
        Counts.of(p.counts()),
        p.historyTruncated(),
        aligned);
  }
}
