package io.riverprint.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The universal behavioural profile of one user as of one instant.
 *
 * @param userId whose
 * @param asOfMillis the event time up to which everything is known
 * @param sequence 1, 2, 3, ... for each user; {@link #supersedes} tells repetitions
 * @param release the release that made all of it
 * @param space the embedding space; vectors of different spaces must not be compared
 * @param session the newest session
 * @param embedding what the user has done
 * @param churn probability of no purchase within the release's horizon (14 days by default)
 * @param categories likeliest categories to be bought within the horizon, best first
 * @param skus likeliest SKUs, best first
 * @param factorCategories categories nearest to the user's BPR factor, best first
 * @param factorSkus SKUs nearest to the user's BPR factor, best first
 * @param counts events behind the profile
 * @param historyTruncated whether the state was rebuilt from a history longer than what is kept
 * @param aligned the embedding in the space of the oldest release that this one is aligned to,
 *     where the job sends both
 */
public record UserProfile(
    String userId,
    long asOfMillis,
    long sequence,
    long release,
    String space,
    SessionSummary session,
    Embedding embedding,
    float churn,
    List<ScoredItem> categories,
    List<ScoredItem> skus,
    List<ScoredItem> factorCategories,
    List<ScoredItem> factorSkus,
    EventCounts counts,
    boolean historyTruncated,
    @Nullable AlignedEmbedding aligned) {

  /** With one embedding. */
  public UserProfile(
      String userId,
      long asOfMillis,
      long sequence,
      long release,
      String space,
      SessionSummary session,
      Embedding embedding,
      float churn,
      List<ScoredItem> categories,
      List<ScoredItem> skus,
      List<ScoredItem> factorCategories,
      List<ScoredItem> factorSkus,
      EventCounts counts,
      boolean historyTruncated) {
    this(
        userId,
        asOfMillis,
        sequence,
        release,
        space,
        session,
        embedding,
        churn,
        categories,
        skus,
        factorCategories,
        factorSkus,
        counts,
        historyTruncated,
        null);
  }

  /**
   * Whether this one holds where the other, of the same user, was seen before: its number is
   * higher, or the number is the same and a later release has made it again. Otherwise it repeats
   * what is known.
   */
  public boolean supersedes(UserProfile before) {
    return sequence > before.sequence || (sequence == before.sequence && release > before.release);
  }
}
