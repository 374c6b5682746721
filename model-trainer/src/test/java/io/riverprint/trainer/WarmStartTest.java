package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.trainer.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a training takes over of an older release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WarmStartTest {
  private static final EventLog LOG = SmallShop.log(60, 3);

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private ModelBundle older = never();

  @BeforeAll
  void trainTheOlder(@TempDir Path work) throws IOException {
    folder = work;
    older = train(Start.COLD, 3);
  }

  @Test
  void aWarmEncoderStartsAsTheOlderOneEnded() throws IOException {
    List<Float> losses = new ArrayList<>();
    candidate(Start.warm(older), 1, losses);
    List<Float> cold = new ArrayList<>();
    candidate(Start.COLD, 1, cold);

    assertThat(losses.get(0)).isLessThan(cold.get(0));
  }

  @Test
  void whatNoEpochImprovesIsKept() {
    // Of the same features, so that even the targets are the same.
    EncoderWeights drawn = SmallTrainings.blank(older.network());

    EncoderWeights warm =
        Start.warm(older)
            .weights(older.features())
            .of(older.network().spec().encoders().get(0), drawn);

    assertThat(warm.gru()).isEqualTo(older.network().encoders().get(0).gru());
    assertThat(warm.heads().get(2).get(1).weights())
        .isEqualTo(older.network().encoders().get(0).heads().get(2).get(1).weights());
  }

  @Test
  void aTargetIsTakenOverByNameAndANewOneIsDrawn() {
    EncoderWeights drawn = SmallTrainings.blank(older.network());
    var turned = SmallTrainings.withSkuTargets(older.features(), 1, 0, 5);
    var spec = SmallTrainings.withSkuOutputs(older.network().spec().encoders().get(0), 3);
    ModelBundle twoTargets = SmallTrainings.withTwoSkuTargets(older, 0, 1);

    Dense last =
        Start.warm(twoTargets)
            .weights(turned)
            .of(spec, SmallTrainings.withSkuOutputs(drawn, 3))
            .heads()
            .get(2)
            .get(1);

    Dense before = twoTargets.network().encoders().get(0).heads().get(2).get(1);
    assertThat(row(last, 0)).isEqualTo(row(before, 1));
    assertThat(row(last, 1)).isEqualTo(row(before, 0));
    assertThat(row(last, 2)).containsOnly(0);
    assertThat(last.bias()).containsExactly(before.bias()[1], before.bias()[0], 0);
  }

  @Test
  void anEncoderOfAnotherShapeIsDrawn() {
    EncoderWeights drawn = SmallTrainings.blank(older.network());
    var wider = SmallTrainings.encoder("compact", 1).quick().spec(head -> 1);

    EncoderWeights start = Start.warm(older).weights(older.features()).of(wider, drawn);

    assertThat(start).isSameAs(drawn);
  }

  @Test
  void theFactorsLaneMovesTheItemsAlone() throws IOException {
    ModelBundle moved = train(Start.factors(older), 1);

    assertThat(moved.network()).isSameAs(older.network());
    assertThat(moved.features()).isSameAs(older.features());
    assertThat(moved.manifest().space()).isEqualTo(older.manifest().space());
    assertThat(moved.manifest().parent()).isEqualTo(older.manifest().version());
    assertThat(Arrays.equals(moved.skuFactors().factors(), older.skuFactors().factors())).isFalse();
  }

  @Test
  void factorsGoOnFromTheOlderOnes() throws IOException {
    ModelBundle moved = train(Start.factors(older), 1);
    ModelBundle cold = train(Start.COLD, 1);

    assertThat(cosine(moved, older)).isGreaterThan(0.5).isGreaterThan(cosine(cold, older) + 0.2);
  }

  private static double cosine(ModelBundle one, ModelBundle other) {
    float[] a = one.skuFactors().factors();
    float[] b = other.skuFactors().factors();
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }

  private static float[] row(Dense layer, int row) {
    return Arrays.copyOfRange(layer.weights(), row * layer.inputs(), (row + 1) * layer.inputs());
  }

  private ModelBundle train(Start start, int epochs) throws IOException {
    return candidate(start, epochs, new ArrayList<>());
  }

  private ModelBundle candidate(Start start, int epochs, List<Float> losses) throws IOException {
    return new CandidateTraining(
            LOG,
            HeapBackend::new,
            SmallTrainings.options(epochs, epochs),
            SmallTrainings.losses(losses),
            Files.createTempDirectory(folder, "work"),
            start)
        .run(start == Start.COLD ? 1 : 2)
        .bundle();
  }

  @SuppressWarnings("NullAway") // set before the first test
  private static ModelBundle never() {
    return null;
  }
}
