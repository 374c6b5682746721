package io.riverprint.job.watch;

import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.Sampling;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Profiles of watched users, as questions: all others end here, before anything is sent. */
public final class AskQuestions implements FlatMapFunction<ProfileChange, Sighting> {
  private static final long serialVersionUID = 1;

  private final Sampling users;

  public AskQuestions(double userShare) {
    this.users = new Sampling(userShare);
  }

  @Override
  public void flatMap(ProfileChange change, Collector<Sighting> out) {
    if (change instanceof ProfileChange.Arrived arrived) {
      ask(arrived.profile(), out);
    }
  }

  private void ask(UserProfile profile, Collector<Sighting> out) {
    if (users.watches(profile.userId()) && isWellFormed(profile)) {
      out.collect(
          new Sighting.Asked(profile.userId(), Sampling.rank(profile), Question.of(profile)));
    }
  }

  // A network that went astray is for its probes to find; watching must not stop the job for it.
  private static boolean isWellFormed(UserProfile profile) {
    return isProbability(profile.churn())
        && areProbabilities(profile.categories())
        && areProbabilities(profile.skus());
  }

  private static boolean areProbabilities(List<ScoredItem> items) {
    for (ScoredItem item : items) {
      if (!isProbability(item.score())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isProbability(float score) {
    return score >= 0 && score <= 1;
  }
}
