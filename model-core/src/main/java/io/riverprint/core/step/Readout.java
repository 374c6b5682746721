package io.riverprint.core.step;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.user.KeptOutputs;
import io.riverprint.schema.UserProfile;
import java.util.function.Consumer;

/** Completes drafts with what the network says, a batch at a time, in the order they come. */
final class Readout {
  private final Backend backend;
  private final EmbeddingSpaces spaces;
  private final AttentiveEncoders attention;
  private final ReadoutBatch batch;
  private final ProfileDraft[] drafts;
  private final TopItems topCategories;
  private final TopItems topSkus;
  private final MixedHeads heads;
  private Consumer<? super UserProfile> profiles = Readout::nobodyListens;

  Readout(ModelBundle bundle, Backend backend, StepSettings settings, MixedHeads heads) {
    NetworkSpec network = bundle.network().spec();
    FeatureSpec spec = bundle.features();
    this.backend = backend;
    this.spaces = new EmbeddingSpaces(bundle, settings.space());
    this.attention = new AttentiveEncoders(network);
    this.batch = new ReadoutBatch(attention.mostReadouts(settings.maxBatch()), network);
    this.drafts = new ProfileDraft[batch.capacity];
    this.topCategories =
        new TopItems(spec.catalogue().categories, spec.targetCategories(), settings.topItems());
    this.topSkus = new TopItems(spec.catalogue().skus, spec.targetSkus(), settings.topItems());
    this.heads = heads;
  }

  /** Where completed profiles go from now on. */
  void to(Consumer<UserProfile> consumer) {
    profiles = consumer;
  }

  /** Takes copies of the hidden states and kept outputs as they are now. */
  void add(ProfileDraft draft, float[] hidden, int at, KeptOutputs[] kept) {
    if (batch.rows == batch.capacity) {
      flush();
    }
    System.arraycopy(hidden, at, batch.h, batch.rows * batch.hiddenWidth, batch.hiddenWidth);
    attention.copy(kept, batch, batch.rows);
    AgeFeatures.write(draft.ageMillis(), batch.age, batch.rows * AgeFeatures.WIDTH);
    drafts[batch.rows++] = draft;
  }

  /** Completes and hands out all that were added. */
  void flush() {
    if (batch.rows > 0) {
      backend.readOut(batch);
      for (int i = 0; i < batch.rows; i++) {
        profiles.accept(complete(i));
      }
      batch.rows = 0;
    }
  }

  private static void nobodyListens(UserProfile profile) {
    throw new IllegalStateException("profile of " + profile.userId() + " before to()");
  }

  private UserProfile complete(int i) {
    int logits = i * batch.logitWidth;
    int from = i * batch.embeddingWidth;
    heads.mix(batch.logits, logits, drafts[i].beside());
    return drafts[i].complete(
        spaces.first(batch.embedding, from, drafts[i].factorScores()),
        spaces.second(batch.embedding, from, drafts[i].factorScores()),
        TopItems.sigmoid(batch.logits[logits + heads.churnAt]),
        topCategories.of(batch.logits, logits + heads.categoriesFrom, true),
        topSkus.of(batch.logits, logits + heads.skusFrom, true));
  }
}
