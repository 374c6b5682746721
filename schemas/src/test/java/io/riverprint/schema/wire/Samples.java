package io.riverprint.schema.wire;

import io.riverprint.schema.AlignedEmbedding;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.EventType;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.Map;

/** One record of each kind; the golden files hold exactly these. */
final class Samples {
  static final long NOON = 1_654_084_800_000L;

  static final BehaviorEvent EVENT =
      new BehaviorEvent(
          "user-ä", "e-1", NOON, EventType.ADD_TO_CART, "sku-7", null, null, "shoes", 19.5f);

  static final UserProfile PROFILE =
      new UserProfile(
          "user-ä",
          NOON,
          3,
          42,
          "space-1",
          new SessionSummary(NOON - 60_000, NOON, 5, 2),
          new Embedding(new float[] {0f, 1f, -2.5f, 0.33325195f}),
          0.25f,
          List.of(new ScoredItem("shoes", 0.75f), new ScoredItem("hats", 0.5f)),
          List.of(new ScoredItem("sku-7", 0.125f)),
          List.of(),
          List.of(new ScoredItem("sku-9", -3f)),
          new EventCounts(1, 2, 0, 300, 4),
          true);

  static final UserProfile ALIGNED_PROFILE =
      new UserProfile(
          PROFILE.userId(),
          PROFILE.asOfMillis(),
          PROFILE.sequence(),
          PROFILE.release(),
          PROFILE.space(),
          PROFILE.session(),
          PROFILE.embedding(),
          PROFILE.churn(),
          PROFILE.categories(),
          PROFILE.skus(),
          PROFILE.factorCategories(),
          PROFILE.factorSkus(),
          PROFILE.counts(),
          PROFILE.historyTruncated(),
          new AlignedEmbedding("space-0", new Embedding(new float[] {0.5f, -1f, 2f, 0f})));

  static final ModelRelease RELEASE =
      new ModelRelease(
          42, "file:/m/42", "ab".repeat(32), ModelRelease.FROM_THE_BEGINNING, "space-1");

  static final ReleaseReceipt RECEIPT =
      new ReleaseReceipt(42, 1, ReleaseReceipt.Outcome.REFUSED, "no such folder", NOON);

  static final RetrainRequest REQUEST =
      new RetrainRequest(
          "42-drift-1654084800000",
          NOON,
          42,
          RetrainRequest.Reason.DRIFT,
          RetrainRequest.Lane.FULL,
          "prices moved: 0.31, bound 0.2");

  static final GateDecision DECISION =
      new GateDecision(
          "42-drift-1654084800000",
          NOON,
          43,
          42,
          true,
          NOON + 60_000,
          List.of("better"),
          Map.of("sumRises", 0.25, "churn.difference", -0.125));

  static final ErasureRequest ERASURE =
      new ErasureRequest("erase-2b00042f7481c7b056c4b410", "user-ä", NOON, NOON + 5_000);

  static final ErasureReceipt ERASURE_RECEIPT =
      new ErasureReceipt(
          "erase-2b00042f7481c7b056c4b410", NOON, ErasureReceipt.Outcome.ERASED, NOON - 5_000);

  static final LiveQuality QUALITY =
      new LiveQuality(42, "churn", NOON, 1_200, 0.75, 0.0625, 0.125, 0.71875);

  static final DeadLetter LETTER =
      new DeadLetter(
          DeadLetter.Reason.BAD_TIME, "no time", "events", 3, 1_000_000, new byte[] {0, -1, 127});

  private Samples() {}
}
