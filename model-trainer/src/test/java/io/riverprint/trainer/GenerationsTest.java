package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GenerationsTest {
  private static final int INPUTS = 3;

  @Test
  void theEmbeddingIsSevenTenthsNewAndThreeTenthsPrevious() {
    NetworkWeights newest = network(1, "sra");
    NetworkWeights previous = network(2, "sra");

    float[] blended = embedding(Generations.blended(newest, previous));

    float[] fresh = embedding(newest);
    float[] old = embedding(previous);
    assertThat(blended).hasSameSizeAs(fresh);
    for (int i = 0; i < blended.length; i++) {
      assertThat(blended[i]).isEqualTo(0.7f * fresh[i] + 0.3f * old[i], within(1e-6f));
    }
  }

  @Test
  void onlyEncodersThatThePaperBlendsAreBlended() {
    NetworkWeights blended =
        Generations.blended(network(1, "sra", "fip"), network(2, "sra", "fip"));

    assertThat(blended.spec().encoders())
        .extracting(EncoderSpec::name)
        .containsExactly("sra", "sra@previous", "fip");
  }

  @Test
  void besideEachOtherBothKeepTheirOwnEmbeddings() {
    ModelBundle newest = SmallBundles.hybrid(1, 3);
    ModelBundle earlier = SmallBundles.hybrid(2, 4);

    NetworkWeights both = Generations.beside(newest, earlier, "-1st").network();

    List<EncoderSpec> own = newest.network().spec().encoders();
    List<EncoderSpec> all = both.spec().encoders();
    assertThat(all.subList(0, own.size())).isEqualTo(own);
    assertThat(all.subList(own.size(), all.size()))
        .extracting(EncoderSpec::name)
        .containsExactlyElementsOf(
            own.stream()
                .map(EncoderSpec::name)
                .filter(Generations.BLENDED::contains)
                .map(name -> name + "-1st")
                .toList());
  }

  @Test
  void aGenerationBeforeThePreviousOneIsLeftBehind() {
    NetworkWeights second = Generations.blended(network(2, "sra"), network(3, "sra"));

    NetworkWeights third = Generations.blended(network(1, "sra"), second);

    assertThat(third.spec().encoders())
        .extracting(EncoderSpec::name)
        .containsExactly("sra", "sra@previous");
    assertThat(third.encoders().get(1).gru()).isSameAs(second.encoders().get(0).gru());
  }

  @Test
  void aPredecessorOfAnotherShapeIsNotBlended() {
    NetworkWeights wide =
        new NetworkWeights(
            new NetworkSpec(INPUTS, List.of(spec("sra", 6))),
            List.of(weights(new SplittableRandom(5), 6)));

    assertThat(Generations.blended(network(1, "sra"), wide).spec().encoders()).hasSize(1);
  }

  private static float[] embedding(NetworkWeights weights) {
    StepBatch step = new StepBatch(1, INPUTS, weights.spec().hiddenWidth());
    System.arraycopy(new float[] {0.3f, -1, 2}, 0, step.x, 0, INPUTS);
    step.rows = 1;
    ReadoutBatch read = new ReadoutBatch(1, weights.spec());
    try (HeapBackend backend = new HeapBackend(weights)) {
      backend.step(step);
      System.arraycopy(step.h, 0, read.h, 0, step.h.length);
      read.rows = 1;
      backend.readOut(read);
    }
    return read.embedding;
  }

  private static NetworkWeights network(long seed, String... names) {
    SplittableRandom random = new SplittableRandom(seed);
    return new NetworkWeights(
        new NetworkSpec(INPUTS, List.of(names).stream().map(name -> spec(name, 4)).toList()),
        List.of(names).stream().map(name -> weights(random, 4)).toList());
  }

  private static EncoderSpec spec(String name, int hidden) {
    return EncoderSpec.alone(
        name, hidden, new ReadoutSpec.Linear(), 2, List.of(new HeadSpec("churn", List.of(), 1)));
  }

  private static EncoderWeights weights(SplittableRandom random, int hidden) {
    int gates = 3 * hidden;
    int read = hidden + AgeFeatures.WIDTH;
    return new EncoderWeights(
        new GruWeights(
            INPUTS,
            hidden,
            drawn(random, gates * INPUTS),
            drawn(random, gates * hidden),
            drawn(random, gates),
            drawn(random, gates)),
        null,
        null,
        new Dense(read, 2, drawn(random, 2 * read), drawn(random, 2)),
        List.of(List.of(new Dense(2, 1, drawn(random, 2), drawn(random, 1)))));
  }

  private static float[] drawn(SplittableRandom random, int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return numbers;
  }
}
