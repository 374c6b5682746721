package io.riverprint.trainer.neural;

import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.trainer.neural.Objective.Future;
import io.riverprint.trainer.neural.Objective.Reconstruction;
import io.riverprint.trainer.neural.Objective.Tasks;
import java.util.List;
import java.util.Locale;

/** The encoders of a release, by the name of the whole. Sizes are reference sections 5.1 to 5.3. */
public enum Preset {
  /** Gives its own rows again. */
  SRA(EncoderPlans.rows("sra", new Reconstruction(), 1, 128)),
  /** Gives the rows of the next 28 days. */
  FIP(EncoderPlans.rows("fip", new Future(0.8f), 3, 256)),
  /** Churn, categories and SKUs together. */
  MTL(EncoderPlans.mtl("mtl")),
  /** Categories and SKUs. */
  MTL_PROPENSITY(EncoderPlans.mtlPropensity()),
  /** Churn alone. */
  MTL_CHURN(EncoderPlans.mtlChurn()),
  /** One MTL encoder: what a shop starts with. */
  COMPACT(EncoderPlans.mtl("compact")),
  /** All five, in the order of the paper's composed profile. */
  HYBRID(
      EncoderPlans.rows("sra", new Reconstruction(), 1, 128),
      EncoderPlans.mtl("mtl"),
      EncoderPlans.mtlPropensity(),
      EncoderPlans.rows("fip", new Future(0.8f), 3, 256),
      EncoderPlans.mtlChurn());

  private final List<EncoderPlan> encoders;

  Preset(EncoderPlan... encoders) {
    this.encoders = List.of(encoders);
  }

  /** What it is called: lower case, words joined by a hyphen. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In the order of the profile's vector. */
  public List<EncoderPlan> encoders() {
    return encoders;
  }

  @Override
  public String toString() {
    return id();
  }

  /** The numbers of the reference's tables. */
  private static final class EncoderPlans {
    private static final ReadoutSpec TRUNK = new ReadoutSpec.Trunk(16, 2, 256, 512);
    private static final List<Integer> HEAD = List.of(512, 256);
    private static final int MTL_HIDDEN = 128;
    private static final int MTL_BATCH = 128;
    private static final float CLIP = 1;

    private EncoderPlans() {}

    static EncoderPlan rows(String name, Objective objective, int epochs, int batch) {
      return new EncoderPlan(
          name,
          objective,
          256,
          new ReadoutSpec.Linear(),
          128,
          List.of(),
          Dropouts.NONE,
          new Schedule(epochs, batch, 1e-3f, 0, CLIP));
    }

    static EncoderPlan mtl(String name) {
      return new EncoderPlan(
          name,
          new Tasks(0.3f, 0.35f, 0.35f),
          MTL_HIDDEN,
          TRUNK,
          128,
          HEAD,
          new Dropouts(0.1f, 0.3f, 0.2f),
          new Schedule(9, MTL_BATCH, 1e-3f, 0.01f, CLIP));
    }

    static EncoderPlan mtlPropensity() {
      return new EncoderPlan(
          "mtl-propensity",
          new Tasks(0, 0.5f, 0.5f),
          MTL_HIDDEN,
          TRUNK,
          128,
          HEAD,
          new Dropouts(0.20990257f, 0.2216969f, 0.172778f),
          new Schedule(7, MTL_BATCH, 7.523743e-5f, 2.6210879e-6f, CLIP));
    }

    static EncoderPlan mtlChurn() {
      return new EncoderPlan(
          "mtl-churn",
          new Tasks(1, 0, 0),
          MTL_HIDDEN,
          TRUNK,
          32,
          HEAD,
          new Dropouts(0.1f, 0.3f, 0.2f),
          new Schedule(6, MTL_BATCH, 1e-3f, 0.01f, CLIP));
    }
  }
}
