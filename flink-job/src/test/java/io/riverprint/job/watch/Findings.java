package io.riverprint.job.watch;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.bundle.SmallReferences;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.watch.Answer;
import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.PurchaseTargets;
import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.Sampling;
import io.riverprint.core.watch.WatchProfiles;
import io.riverprint.core.watch.WatchedColumns;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.Arrays;
import java.util.List;

/** The words these tests speak: a shop whose horizon is three days. */
final class Findings {
  static final long DAY = Sampling.PERIOD_MILLIS;
  static final long HOUR = DAY / 24;
  static final long HORIZON = 3 * DAY;

  /** The first day: some day in 2023. */
  static final long START = 19_600 * DAY;

  /** Everything off. */
  static final RetrainRules OFF = new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 0, 0, 0, 0, 0);

  private Findings() {}

  static ModelRelease release(long version, long effectiveFromMillis) {
    return new ModelRelease(
        version, "memory", "0".repeat(63) + version % 10, effectiveFromMillis, "test");
  }

  /** Facts of the small bundle, with its reference. */
  static ReleaseFacts facts(ModelRelease release) {
    return new ReleaseFacts(
        release, HORIZON, START, new PurchaseTargets(FEATURES), SmallReferences.REFERENCE);
  }

  /** The same of a bundle made before there were references. */
  static ReleaseFacts factsWithoutReference(ModelRelease release) {
    return new ReleaseFacts(release, HORIZON, START, new PurchaseTargets(FEATURES), null);
  }

  private static final FeatureSpec FEATURES = SmallBundles.make(1, 1).features();

  static UserProfile profile(String user, long atMillis, long release, float churn) {
    return WatchProfiles.profile(
        user,
        atMillis,
        release,
        churn,
        List.of(new ScoredItem("7", 0.5f)),
        List.of(new ScoredItem("105", 0.25f)));
  }

  static Sighting.Asked asked(String user, long atMillis, long release) {
    UserProfile profile = profile(user, atMillis, release, 0.5f);
    return new Sighting.Asked(user, Sampling.rank(profile), Question.of(profile));
  }

  static Sighting.Bought bought(String user, long atMillis, String sku) {
    return new Sighting.Bought(user, new Purchase(atMillis, Keys.of(sku), Keys.NONE, 3));
  }

  /** An answer that says of a probability whether it came true. */
  static Finding.Answered answered(long atMillis, long release, float churn, boolean churned) {
    Question question = Question.of(profile("u", START, release, churn));
    List<Purchase> purchases =
        churned ? List.of() : List.of(new Purchase(START + 1, Keys.of("105"), Keys.NONE, 3));
    Answer answer = question.answer(new PurchaseTargets(FEATURES), purchases, HORIZON);
    return new Finding.Answered(atMillis, answer);
  }

  /** A drawn profile with this churn. */
  static Finding.Seen seen(long atMillis, long release, float churn) {
    float[] columns = new float[WatchedColumns.OF_PROFILE];
    Arrays.fill(columns, Float.NaN);
    columns[WatchedColumns.NAMES.indexOf("score.churn")] = churn;
    return new Finding.Seen(atMillis, release, columns);
  }
}
