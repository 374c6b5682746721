package io.riverprint.core.step;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserState.Encoded;
import io.riverprint.schema.AlignedEmbedding;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile without what the network says: all that is known of the user at that instant, taken
 * down before later events of the same batch change the state.
 *
 * @param factorScores BPR scores of the targets as the vector has them; empty if it has none
 * @param beside what is added to the network's logits, see {@link MixedHeads}
 * @param ageMillis how long after the user's last row; 0 without one
 */
record ProfileDraft(
    String userId,
    long asOfMillis,
    long ageMillis,
    long sequence,
    long release,
    SessionSummary session,
    EventCounts counts,
    List<ScoredItem> factorCategories,
    List<ScoredItem> factorSkus,
    float[] factorScores,
    float[] beside,
    boolean historyTruncated) {

  static ProfileDraft of(
      UserState state,
      long asOfMillis,
      List<ScoredItem> factorCategories,
      List<ScoredItem> factorSkus,
      float[] factorScores,
      float[] beside) {
    Encoded user = state.encoded;
    int[] totals = user.totals;
    return new ProfileDraft(
        state.userId,
        asOfMillis,
        AgeFeatures.ageMillis(asOfMillis, user.rows == 0 ? AgeFeatures.NO_ROW : user.lastRowMillis),
        state.sequence,
        user.release,
        new SessionSummary(
            user.sessionStartMillis, user.sessionEndMillis, user.sessionEvents, user.sessions),
        new EventCounts(totals[0], totals[1], totals[2], totals[3], totals[4]),
        factorCategories,
        factorSkus,
        factorScores,
        beside,
        user.fromTruncatedHistory);
  }

  UserProfile complete(
      AlignedEmbedding vector,
      @Nullable AlignedEmbedding aligned,
      float churn,
      List<ScoredItem> categories,
      List<ScoredItem> skus) {
    return new UserProfile(
        userId,
        asOfMillis,
        sequence,
        release,
        vector.space(),
        session,
        vector.embedding(),
        churn,
        categories,
        skus,
        factorCategories,
        factorSkus,
        counts,
        historyTruncated,
        aligned);
  }
}
