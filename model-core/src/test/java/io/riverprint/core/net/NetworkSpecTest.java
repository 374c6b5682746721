package io.riverprint.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
  private static final ReadoutSpec LINEAR = new ReadoutSpec.Linear();
  private static final HeadSpec CHURN = new HeadSpec("churn", List.of(), 1);
  private static final HeadSpec SKU = new HeadSpec("sku", List.of(8), 5);

  @Test
  void placesEncodersOneAfterAnotherAndABlockWhereItsFirstIs() {
    NetworkSpec spec =
        network(
            encoder("sra", 10, 3, 1),
            encoder("mtl", 20, 4, 0.7f, CHURN),
            encoder("fip", 30, 5, 1),
            encoder("mtl@previous", 40, 4, 0.3f, CHURN, SKU));

    assertThat(spec.hiddenWidth()).isEqualTo(100);
    assertThat(spec.embeddingWidth()).isEqualTo(12);
    assertThat(spec.logits()).isEqualTo(7);
    assertThat(spec.hiddenFrom(3)).isEqualTo(60);
    assertThat(spec.embeddingFrom(2)).isEqualTo(7);
    assertThat(spec.embeddingFrom(3)).isEqualTo(3);
    assertThat(spec.logitsFrom(3)).isEqualTo(1);
  }

  @Test
  void aHeadIsThatOfTheFirstEncoderThatHasOne() {
    NetworkSpec spec =
        network(
            encoder("sra", 10, 3, 1),
            encoder("mtl-churn", 10, 3, 1, CHURN),
            encoder("mtl", 10, 3, 1, CHURN, SKU));

    assertThat(spec.logitsFrom("churn")).isZero();
    assertThat(spec.logitsFrom("sku")).isEqualTo(2);
    assertThatThrownBy(() -> spec.logitsFrom("price")).hasMessageContaining("no head 'price'");
  }

  @Test
  void keepsOutputsForEncodersWithAttentionOnly() {
    ReadoutSpec attentive = new ReadoutSpec.Trunk(16, 2, 8, 8);
    NetworkSpec spec =
        network(
            EncoderSpec.alone("a", 6, attentive, 3, List.of()),
            encoder("b", 50, 3, 1),
            EncoderSpec.alone("c", 4, attentive, 3, List.of()));

    assertThat(spec.keptWidth()).isEqualTo(16 * 6 + 16 * 4);
    assertThat(spec.keptFrom(2)).isEqualTo(16 * 6);
  }

  @Test
  void refusesAGenerationWithoutOrBeforeItsEncoder() {
    assertRefused("mtl@previous comes without mtl", encoder("mtl@previous", 4, 3, 1));
    assertRefused(
        "mtl@previous comes without mtl",
        encoder("mtl@previous", 4, 3, 0.3f),
        encoder("mtl", 4, 3, 0.7f));
  }

  @Test
  void refusesBlendsThatDoNotSumToOne() {
    assertRefused(
        "sum to [mtl 1.2], need 1",
        encoder("mtl", 4, 3, 0.7f),
        encoder("mtl@previous", 4, 3, 0.5f));
    assertRefused("sum to [mtl 0.7], need 1", encoder("mtl", 4, 3, 0.7f));
  }

  @Test
  void refusesToBlendDifferentWidths() {
    assertRefused(
        "embedding width 5 of encoder mtl@previous, needs 3",
        encoder("mtl", 4, 3, 0.7f),
        encoder("mtl@previous", 4, 5, 0.3f));
  }

  @Test
  void refusesToKeepMoreOfAUserThanFits() {
    ReadoutSpec attentive = new ReadoutSpec.Trunk(256, 1, 8, 8);
    assertRefused(
        "keeps 262400 numbers of each user, needs at most 262144",
        EncoderSpec.alone("a", 1000, attentive, 3, List.of()),
        EncoderSpec.alone("b", 25, attentive, 3, List.of()));
  }

  @Test
  void refusesTwoOfOneName() {
    assertRefused("two encoders named sra", encoder("sra", 4, 3, 1), encoder("sra", 4, 3, 1));
    assertThatThrownBy(() -> encoder("mtl", 4, 3, 1, CHURN, CHURN))
        .hasMessageContaining("names that differ");
  }

  @Test
  void refusesNoEncoderAtAll() {
    assertRefused("0 encoders, needs 1 to 16");
  }

  @Test
  void refusesNamesThatCannotNameTensors() {
    assertThatThrownBy(() -> encoder("a.b", 4, 3, 1)).hasMessageContaining("name 'a.b'");
    assertThatThrownBy(() -> encoder("", 4, 3, 1)).hasMessageContaining("name ''");
  }

  @Test
  void refusesWidthsBeyondTheBound() {
    assertThatThrownBy(() -> encoder("a", 8193, 3, 1)).hasMessageContaining("needs 1 to 8192");
    assertThatThrownBy(() -> encoder("a", 4, 0, 1)).hasMessageContaining("embedding width 0");
  }

  @Test
  void refusesAttentionThatCannotBe() {
    assertThatThrownBy(() -> new ReadoutSpec.Trunk(16, 0, 8, 8)).hasMessageContaining("all three");
    assertThatThrownBy(() -> new ReadoutSpec.Trunk(257, 1, 8, 8)).hasMessageContaining("256");
    assertThatThrownBy(
            () -> EncoderSpec.alone("a", 9, new ReadoutSpec.Trunk(16, 2, 8, 8), 3, List.of()))
        .hasMessageContaining("hidden width 9 in 2 attention heads");
  }

  private static void assertRefused(String says, EncoderSpec... encoders) {
    assertThatThrownBy(() -> network(encoders))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }

  private static NetworkSpec network(EncoderSpec... encoders) {
    return new NetworkSpec(6, List.of(encoders));
  }

  private static EncoderSpec encoder(
      String name, int hidden, int embedding, float blend, HeadSpec... heads) {
    return new EncoderSpec(name, hidden, LINEAR, embedding, List.of(heads), blend);
  }
}
