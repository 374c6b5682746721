package io.riverprint.trainer;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.session.SessionRule;
import io.riverprint.trainer.example.ExampleLimits;
import io.riverprint.trainer.neural.Dropouts;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.Objective;
import io.riverprint.trainer.neural.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Trainings of a second or two on {@link SmallShop}. */
public final class SmallTrainings {
  private static final int SKU = 2;

  private SmallTrainings() {}

  public static TrainOptions options(long seed, int epochs) {
    return new TrainOptions(
        Long.MAX_VALUE,
        2 * SmallShop.DAY,
        List.of(encoder("compact", epochs)),
        new ExampleLimits(2_000, 1_000_000, 64),
        true,
        1,
        seed,
        SessionRule.PAPER,
        true,
        false,
        FactorSize.COMPACT);
  }

  static EncoderPlan encoder(String name, int epochs) {
    return new EncoderPlan(
        name,
        new Objective.Tasks(0.3f, 0.35f, 0.35f),
        16,
        new ReadoutSpec.Linear(),
        16,
        List.of(16),
        new Dropouts(0, 0, 0),
        new Schedule(epochs, 32, 3e-3f, 0.01f, 1));
  }

  public static TrainingProgress losses(List<Float> to) {
    return new TrainingProgress() {
      @Override
      public void begins(String part) {}

      @Override
      public void batch(int epoch, int batch, int batches, float loss) {}

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {
        to.add(trainingLoss);
      }
    };
  }

  /** Zeros in the shape of the first encoder. */
  static EncoderWeights blank(NetworkWeights like) {
    EncoderWeights first = like.encoders().get(0);
    List<List<Dense>> heads =
        first.heads().stream()
            .map(
                layers ->
                    layers.stream().map(layer -> zeros(layer.inputs(), layer.outputs())).toList())
            .toList();
    return new EncoderWeights(first.gru(), null, null, first.embedding(), heads);
  }

  static EncoderWeights withSkuOutputs(EncoderWeights weights, int outputs) {
    List<List<Dense>> heads = new ArrayList<>(weights.heads());
    List<Dense> layers = new ArrayList<>(heads.get(SKU));
    Dense last = layers.remove(layers.size() - 1);
    layers.add(zeros(last.inputs(), outputs));
    heads.set(SKU, layers);
    return new EncoderWeights(weights.gru(), null, null, weights.embedding(), heads);
  }

  static EncoderSpec withSkuOutputs(EncoderSpec spec, int outputs) {
    List<HeadSpec> heads = new ArrayList<>(spec.heads());
    heads.set(SKU, new HeadSpec(HeadSpec.SKU, heads.get(SKU).hiddenWidths(), outputs));
    return EncoderSpec.alone(
        spec.name(), spec.hiddenWidth(), spec.readout(), spec.embeddingWidth(), heads);
  }

  /** The release with the first two rows of its SKU head, as scores of these SKUs. */
  static ModelBundle withTwoSkuTargets(ModelBundle of, int first, int second) {
    EncoderSpec spec = withSkuOutputs(of.network().spec().encoders().get(0), 2);
    EncoderWeights weights = of.network().encoders().get(0);
    List<List<Dense>> heads = new ArrayList<>(weights.heads());
    List<Dense> layers = new ArrayList<>(heads.get(SKU));
    Dense last = layers.remove(layers.size() - 1);
    layers.add(
        new Dense(
            last.inputs(),
            2,
            java.util.Arrays.copyOf(last.weights(), 2 * last.inputs()),
            java.util.Arrays.copyOf(last.bias(), 2)));
    heads.set(SKU, layers);
    NetworkWeights network =
        new NetworkWeights(
            new NetworkSpec(of.network().spec().inputWidth(), List.of(spec)),
            List.of(new EncoderWeights(weights.gru(), null, null, weights.embedding(), heads)));
    return new ModelBundle(
        of.manifest(),
        withSkuTargets(of.features(), first, second),
        network,
        of.skuFactors(),
        of.categoryFactors(),
        of.probes());
  }

  public static FeatureSpec withSkuTargets(FeatureSpec f, int... targets) {
    return new FeatureSpec(
        f.sessionRule(),
        f.limits(),
        f.catalogue(),
        f.skuStats(),
        f.categoryStats(),
        f.clusterStats(),
        f.urlKeys(),
        f.urlStats(),
        f.queryKeys(),
        f.queryStats(),
        f.queryCentroids(),
        f.queryClusterStats(),
        f.priceEdges(),
        f.normalizers(),
        f.targetCategories(),
        targets);
  }

  private static Dense zeros(int inputs, int outputs) {
    return new Dense(inputs, outputs, new float[inputs * outputs], new float[outputs]);
  }
}
