package io.riverprint.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.factor.Affinity;
import io.riverprint.core.factor.TargetScores;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.EventType;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector of a composed profile: the encoders' embeddings, BPR of SKUs, BPR of categories. */
class ComposedProfileTest {
  @Test
  void theScoresStandBehindTheEmbeddings() {
    ModelBundle bundle = SmallBundles.hybrid(1, 3);
    UserState state = stepper(bundle).fresh("u");
    float[] vector = profile(bundle, state).embedding().values();

    int embedding = bundle.network().spec().embeddingWidth();
    int[] skus = bundle.features().targetSkus();
    int[] categories = bundle.features().targetCategories();
    assertThat(vector).hasSize(embedding + skus.length + categories.length);
    float[] scores = new float[skus.length + categories.length];
    new TargetScores(new Affinity(bundle.skuFactors()), skus)
        .write(state.encoded.skuFactor, scores, 0);
    new TargetScores(new Affinity(bundle.categoryFactors()), categories)
        .write(state.encoded.categoryFactor, scores, skus.length);
    assertThat(vector).endsWith(scores);
    assertThat(scores).doesNotContain(Float.NaN);
    assertThat(scores[0]).isNotZero();
  }

  @Test
  void aReleaseOfOneEncoderHasItsEmbeddingAlone() {
    ModelBundle bundle = SmallBundles.make(1, 3);
    UserState state = stepper(bundle).fresh("u");

    assertThat(profile(bundle, state).embedding().values())
        .hasSize(bundle.network().spec().embeddingWidth());
  }

  private static UserProfile profile(ModelBundle bundle, UserState state) {
    UserEvent bought =
        new UserEvent(
            "u",
            Keys.NONE,
            SmallBundles.TRAINED_UNTIL,
            EventType.PRODUCT_BUY,
            Keys.of(SmallBundles.SKUS.get(0)),
            Keys.NONE,
            Float.NaN,
            null);
    List<UserProfile> profiles = new ArrayList<>();
    stepper(bundle)
        .step(List.of(new DueUser(state, List.of(bought))), bought.atMillis(), profiles::add);
    assertThat(profiles).hasSize(1);
    return profiles.get(0);
  }

  private static ProfileStepper stepper(ModelBundle bundle) {
    return new ProfileStepper(
        bundle,
        new HeapBackend(bundle.network()),
        ModelRelease.FROM_THE_BEGINNING,
        new StepSettings(0, 3, 4));
  }
}
