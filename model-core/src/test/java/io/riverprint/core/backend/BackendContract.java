package io.riverprint.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every backend keeps to. The numbers are PyTorch's, not recorded from one of them. */
public abstract class BackendContract {
  private static final NetworkSpec MIDDLE = DrawnNetwork.larger();

  protected abstract Backend backend(NetworkWeights weights);

  /** How far a row may be from itself in another batch. */
  protected abstract float batchTolerance();

  @Test
  void agreesWithNumbersFromPyTorch() {
    agrees("small", DrawnNetwork.small(), 11, 0, 0, 0);
  }

  @Test
  void agreesWithNumbersFromPyTorchAtWiderSizes() {
    agrees("larger", DrawnNetwork.larger(), 12, 0, 0, 0, 0, 0);
  }

  @Test
  void agreesWithNumbersFromPyTorchForEncodersOfAllKinds() {
    agrees("hybrid", DrawnNetwork.hybrid(), 13, 0, 1, 2, 7, 15, 16);
  }

  @Test
  void aSwappedGateGivesOtherNumbers() {
    DrawnNetwork drawn = new DrawnNetwork(11);
    NetworkWeights right = drawn.weights(DrawnNetwork.small());
    float[] h = drawn.draw(3 * 7);
    float[] x = drawn.draw(3 * 5);
    float[] expected = new PyTorchNumbers("small").of("h1");

    assertThat(farthest(stepped(right, x, h), expected)).isLessThan(1e-6f);
    assertThat(farthest(stepped(swapped(right, 0, 1), x, h), expected)).isGreaterThan(1e-3f);
    assertThat(farthest(stepped(swapped(right, 1, 2), x, h), expected)).isGreaterThan(1e-3f);
    assertThat(farthest(stepped(swapped(right, 0, 2), x, h), expected)).isGreaterThan(1e-3f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 65, 97, 200})
  void stepsManyUsersAsItStepsEachAlone(int rows) {
    stepsAsAlone(MIDDLE, rows);
    stepsAsAlone(DrawnNetwork.hybrid(), rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 65, 97, 200})
  void readsManyUsersAsItReadsEachAlone(int rows) {
    readsAsAlone(MIDDLE, rows);
    readsAsAlone(DrawnNetwork.hybrid(), rows);
  }

  @Test
  void stepsEncodersTogetherAsEachAlone() {
    NetworkSpec spec = DrawnNetwork.hybrid();
    DrawnNetwork drawn = new DrawnNetwork(28);
    NetworkWeights weights = drawn.weights(spec);
    StepBatch together = batch(spec, 9, drawn);
    float[] expected = together.h.clone();
    for (int i = 0; i < spec.encoders().size(); i++) {
      int width = spec.encoders().get(i).hiddenWidth();
      NetworkSpec alone = new NetworkSpec(9, List.of(ofItself(spec.encoders().get(i))));
      StepBatch one = batch(alone, 9, drawn);
      System.arraycopy(together.x, 0, one.x, 0, one.x.length);
      columns(together.h, spec.hiddenFrom(i), spec.hiddenWidth(), one.h, 0, width, width);
      try (Backend backend =
          backend(new NetworkWeights(alone, List.of(weights.encoders().get(i))))) {
        backend.step(one);
      }
      columns(one.h, 0, width, expected, spec.hiddenFrom(i), spec.hiddenWidth(), width);
    }
    try (Backend backend = backend(weights)) {
      backend.step(together);
    }
    assertSame(together.h, expected);
  }

  @Test
  void aBlendedEncodersHeadsReadItsOwnEmbedding() {
    NetworkSpec spec = DrawnNetwork.hybrid();
    NetworkWeights weights = new DrawnNetwork(29).weights(spec);
    ReadoutBatch blended = readout(spec, 3);
    fill(blended, spec, new DrawnNetwork(30), 2, 16, 5);
    float[] alone = new float[6 * 3];
    NetworkSpec mtl = new NetworkSpec(9, List.of(ofItself(spec.encoders().get(1))));
    ReadoutBatch one = readout(mtl, 3);
    for (int row = 0; row < 3; row++) {
      int from = blended.keptAt(row, 1);
      System.arraycopy(blended.kept, from, one.kept, one.keptAt(row, 0), 16 * 24);
      one.keptRows[row] = blended.keptRows[row * blended.encoders + 1];
    }
    System.arraycopy(blended.age, 0, one.age, 0, one.age.length);
    try (Backend all = backend(weights);
        Backend only = backend(new NetworkWeights(mtl, List.of(weights.encoders().get(1))))) {
      all.readOut(blended);
      only.readOut(one);
    }
    columns(blended.logits, spec.logitsFrom(1), spec.logits(), alone, 0, 6, 6);
    assertSame(alone, one.logits);
  }

  @Test
  void whatIsNotKeptIsNotRead() {
    NetworkSpec spec = DrawnNetwork.hybrid();
    NetworkWeights weights = new DrawnNetwork(31).weights(spec);
    ReadoutBatch clean = readout(spec, 4);
    fill(clean, spec, new DrawnNetwork(32), 0, 3, 15, 16);
    ReadoutBatch dirty = readout(spec, 4);
    Arrays.fill(dirty.kept, Float.NaN);
    fill(dirty, spec, new DrawnNetwork(32), 0, 3, 15, 16);
    try (Backend backend = backend(weights)) {
      backend.readOut(clean);
      backend.readOut(dirty);
    }
    assertThat(dirty.embedding).containsExactly(clean.embedding);
    assertThat(dirty.logits).containsExactly(clean.logits);
  }

  @Test
  void anOlderStateIsReadDifferently() {
    NetworkWeights weights = new DrawnNetwork(33).weights(DrawnNetwork.small());
    ReadoutBatch batch = readout(DrawnNetwork.small(), 2);
    AgeFeatures.write(0, batch.age, 0);
    AgeFeatures.write(86_400_000, batch.age, AgeFeatures.WIDTH);
    try (Backend backend = backend(weights)) {
      backend.readOut(batch);
    }
    assertThat(Math.abs(batch.embedding[0] - batch.embedding[6])).isGreaterThan(1e-3f);
  }

  @Test
  void stillAgreesWithTheDefinitionAfterAHundredSteps() {
    DrawnNetwork drawn = new DrawnNetwork(23);
    NetworkWeights weights = drawn.weights(MIDDLE);
    StepBatch batch = batch(MIDDLE, 7, drawn);
    StepBatch defined = new StepBatch(7, batch.inputWidth, batch.hiddenWidth);
    defined.rows = 7;
    System.arraycopy(batch.h, 0, defined.h, 0, batch.h.length);
    try (Backend backend = backend(weights);
        Backend definition = new HeapBackend(weights)) {
      for (int step = 0; step < 100; step++) {
        float[] x = drawn.draw(batch.x.length);
        System.arraycopy(x, 0, batch.x, 0, x.length);
        System.arraycopy(x, 0, defined.x, 0, x.length);
        backend.step(batch);
        definition.step(defined);
      }
    }
    assertThat(batch.h).usingComparatorWithPrecision(1e-5f).containsExactly(defined.h);
  }

  @Test
  void saturatesAsTheDefinitionDoes() {
    DrawnNetwork drawn = new DrawnNetwork(24);
    NetworkWeights weights = drawn.weights(DrawnNetwork.small());
    StepBatch batch = batch(DrawnNetwork.small(), 9, drawn);
    for (int i = 0; i < batch.x.length; i++) {
      batch.x[i] *= 1e4f;
    }
    StepBatch defined = new StepBatch(9, 5, 7);
    System.arraycopy(batch.x, 0, defined.x, 0, batch.x.length);
    System.arraycopy(batch.h, 0, defined.h, 0, batch.h.length);
    batch.rows = 9;
    defined.rows = 9;
    try (Backend backend = backend(weights);
        Backend definition = new HeapBackend(weights)) {
      backend.step(batch);
      definition.step(defined);
    }
    assertThat(batch.h).usingComparatorWithPrecision(1e-6f).containsExactly(defined.h);
  }

  @Test
  void aNumberThatIsNoneStaysInItsRow() {
    DrawnNetwork drawn = new DrawnNetwork(25);
    NetworkWeights weights = drawn.weights(DrawnNetwork.small());
    StepBatch batch = batch(DrawnNetwork.small(), 3, drawn);
    batch.x[5] = Float.NaN;
    try (Backend backend = backend(weights)) {
      backend.step(batch);
    }
    for (int i = 0; i < 3 * 7; i++) {
      assertThat(Float.isNaN(batch.h[i])).as("h[%d]", i).isEqualTo(i >= 7 && i < 14);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7})
  void leavesRowsBeyondTheBatchAlone(int rows) {
    DrawnNetwork drawn = new DrawnNetwork(26);
    NetworkWeights weights = drawn.weights(MIDDLE);
    StepBatch step = batch(MIDDLE, 10, drawn);
    step.rows = rows;
    float[] before = step.h.clone();
    ReadoutBatch read = readout(MIDDLE, 10);
    read.rows = rows;
    Arrays.fill(read.embedding, 5f);
    Arrays.fill(read.logits, 6f);
    try (Backend backend = backend(weights)) {
      backend.step(step);
      backend.readOut(read);
    }
    int from = rows * step.hiddenWidth;
    assertThat(Arrays.copyOfRange(step.h, from, step.h.length))
        .containsExactly(Arrays.copyOfRange(before, from, before.length));
    assertThat(Arrays.copyOfRange(read.embedding, rows * read.embeddingWidth, 10 * 24))
        .containsOnly(5f);
    assertThat(Arrays.copyOfRange(read.logits, rows * read.logitWidth, 10 * 50)).containsOnly(6f);
  }

  @Test
  void steppingUsersTheOtherWayRoundGivesTheSameStates() {
    DrawnNetwork drawn = new DrawnNetwork(27);
    NetworkWeights weights = drawn.weights(MIDDLE);
    int rows = 13;
    StepBatch batch = batch(MIDDLE, rows, drawn);
    StepBatch reversed = new StepBatch(rows, batch.inputWidth, batch.hiddenWidth);
    reversed.rows = rows;
    turn(batch.x, reversed.x, rows);
    turn(batch.h, reversed.h, rows);
    try (Backend backend = backend(weights)) {
      backend.step(batch);
      backend.step(reversed);
    }
    float[] expected = new float[batch.h.length];
    turn(reversed.h, expected, rows);
    assertSame(batch.h, expected);
  }

  private void stepsAsAlone(NetworkSpec spec, int rows) {
    DrawnNetwork drawn = new DrawnNetwork(21);
    NetworkWeights weights = drawn.weights(spec);
    StepBatch together = batch(spec, rows, drawn);
    StepBatch alone = new StepBatch(1, together.inputWidth, together.hiddenWidth);
    alone.rows = 1;
    float[] expected = new float[rows * together.hiddenWidth];
    try (Backend backend = backend(weights)) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(together.x, row * alone.inputWidth, alone.x, 0, alone.inputWidth);
        System.arraycopy(together.h, row * alone.hiddenWidth, alone.h, 0, alone.hiddenWidth);
        backend.step(alone);
        System.arraycopy(alone.h, 0, expected, row * alone.hiddenWidth, alone.hiddenWidth);
      }
      backend.step(together);
    }
    assertSame(Arrays.copyOf(together.h, expected.length), expected);
  }

  private void readsAsAlone(NetworkSpec spec, int rows) {
    DrawnNetwork drawn = new DrawnNetwork(22);
    NetworkWeights weights = drawn.weights(spec);
    ReadoutBatch together = readout(spec, rows);
    int[] kept = new int[rows];
    Arrays.setAll(kept, row -> row * 7 % 17);
    fill(together, spec, drawn, kept);
    float[] embedding = new float[together.embedding.length];
    float[] logits = new float[together.logits.length];
    try (Backend backend = backend(weights)) {
      for (int row = 0; row < rows; row++) {
        ReadoutBatch alone = alone(together, spec, row);
        backend.readOut(alone);
        System.arraycopy(
            alone.embedding, 0, embedding, row * alone.embeddingWidth, alone.embeddingWidth);
        System.arraycopy(alone.logits, 0, logits, row * alone.logitWidth, alone.logitWidth);
      }
      backend.readOut(together);
    }
    assertSame(together.embedding, embedding);
    assertSame(together.logits, logits);
  }

  private static ReadoutBatch alone(ReadoutBatch all, NetworkSpec spec, int row) {
    ReadoutBatch one = readout(spec, 1);
    System.arraycopy(all.h, row * all.hiddenWidth, one.h, 0, all.hiddenWidth);
    System.arraycopy(all.age, row * AgeFeatures.WIDTH, one.age, 0, AgeFeatures.WIDTH);
    System.arraycopy(all.kept, all.keptAt(row, 0), one.kept, 0, one.kept.length);
    System.arraycopy(all.keptRows, row * all.encoders, one.keptRows, 0, all.encoders);
    return one;
  }

  private void agrees(String name, NetworkSpec spec, long seed, int... kept) {
    int rows = kept.length;
    DrawnNetwork drawn = new DrawnNetwork(seed);
    NetworkWeights weights = drawn.weights(spec);
    PyTorchNumbers expected = new PyTorchNumbers(name);
    StepBatch batch = new StepBatch(rows, spec.inputWidth(), spec.hiddenWidth());
    batch.rows = rows;
    System.arraycopy(drawn.draw(batch.h.length), 0, batch.h, 0, batch.h.length);
    ReadoutBatch read = readout(spec, rows);
    try (Backend backend = backend(weights)) {
      for (int step = 1; step <= 3; step++) {
        System.arraycopy(drawn.draw(batch.x.length), 0, batch.x, 0, batch.x.length);
        backend.step(batch);
        assertThat(farthest(batch.h, expected.of("h" + step))).isLessThan(1e-6f);
      }
      System.arraycopy(batch.h, 0, read.h, 0, read.h.length);
      System.arraycopy(drawn.draw(read.age.length), 0, read.age, 0, read.age.length);
      keep(read, spec, drawn, kept);
      backend.readOut(read);
    }
    assertThat(farthest(read.embedding, expected.of("embedding"))).isLessThan(2e-6f);
    assertThat(farthest(read.logits, expected.of("logits"))).isLessThan(2e-6f);
  }

  private static void fill(ReadoutBatch read, NetworkSpec spec, DrawnNetwork drawn, int... kept) {
    System.arraycopy(drawn.draw(read.h.length), 0, read.h, 0, read.h.length);
    System.arraycopy(drawn.draw(read.age.length), 0, read.age, 0, read.age.length);
    keep(read, spec, drawn, kept);
  }

  private static EncoderSpec ofItself(EncoderSpec spec) {
    return EncoderSpec.alone(
        "one", spec.hiddenWidth(), spec.readout(), spec.embeddingWidth(), spec.heads());
  }

  /** Copies the same columns of all rows. */
  private static void columns(
      float[] from, int at, int stride, float[] to, int toAt, int toStride, int width) {
    for (int row = 0; row < to.length / toStride; row++) {
      System.arraycopy(from, row * stride + at, to, row * toStride + toAt, width);
    }
  }

  /** Draws so many kept outputs for each row of each encoder with an attention layer. */
  private static void keep(ReadoutBatch read, NetworkSpec spec, DrawnNetwork drawn, int... kept) {
    for (int encoder = 0; encoder < read.encoders; encoder++) {
      EncoderSpec shape = spec.encoders().get(encoder);
      for (int row = 0; row < read.rows && shape.readout().attentionRows() > 0; row++) {
        float[] outputs = drawn.draw(kept[row] * shape.hiddenWidth());
        System.arraycopy(outputs, 0, read.kept, read.keptAt(row, encoder), outputs.length);
        read.keptRows[row * read.encoders + encoder] = kept[row];
      }
    }
  }

  private float[] stepped(NetworkWeights weights, float[] x, float[] h) {
    StepBatch batch = new StepBatch(3, 5, 7);
    batch.rows = 3;
    System.arraycopy(x, 0, batch.x, 0, x.length);
    System.arraycopy(h, 0, batch.h, 0, h.length);
    try (Backend backend = backend(weights)) {
      backend.step(batch);
    }
    return batch.h;
  }

  private void assertSame(float[] actual, float[] expected) {
    if (batchTolerance() == 0) {
      assertThat(actual).containsExactly(expected);
    } else {
      assertThat(actual).usingComparatorWithPrecision(batchTolerance()).containsExactly(expected);
    }
  }

  private static NetworkWeights swapped(NetworkWeights weights, int gate, int other) {
    EncoderWeights encoder = weights.encoders().get(0);
    GruWeights gru = encoder.gru();
    GruWeights wrong =
        new GruWeights(
            gru.inputWidth(),
            gru.hiddenWidth(),
            swapped(gru.inputWeights(), gate, other),
            swapped(gru.hiddenWeights(), gate, other),
            swapped(gru.inputBias(), gate, other),
            swapped(gru.hiddenBias(), gate, other));
    return new NetworkWeights(
        weights.spec(),
        List.of(new EncoderWeights(wrong, null, null, encoder.embedding(), encoder.heads())));
  }

  private static float[] swapped(float[] gates, int gate, int other) {
    int third = gates.length / 3;
    float[] swapped = gates.clone();
    System.arraycopy(gates, gate * third, swapped, other * third, third);
    System.arraycopy(gates, other * third, swapped, gate * third, third);
    return swapped;
  }

  private static StepBatch batch(NetworkSpec spec, int rows, DrawnNetwork drawn) {
    StepBatch batch = new StepBatch(rows, spec.inputWidth(), spec.hiddenWidth());
    batch.rows = rows;
    System.arraycopy(drawn.draw(batch.x.length), 0, batch.x, 0, batch.x.length);
    System.arraycopy(drawn.draw(batch.h.length), 0, batch.h, 0, batch.h.length);
    return batch;
  }

  private static ReadoutBatch readout(NetworkSpec spec, int rows) {
    ReadoutBatch batch = new ReadoutBatch(rows, spec);
    batch.rows = rows;
    return batch;
  }

  private static void turn(float[] from, float[] to, int rows) {
    int width = from.length / rows;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(from, row * width, to, (rows - 1 - row) * width, width);
    }
  }

  private static float farthest(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    float farthest = 0;
    for (int i = 0; i < actual.length; i++) {
      farthest = Math.max(farthest, Math.abs(actual[i] - expected[i]));
    }
    return farthest;
  }
}
