package io.riverprint.trainer.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmissionWriterTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void whatIsWrittenPassesTheOrganisersCheck() throws IOException {
    SubmissionWriter.write(out(), of(new float[][] {{0.1f, -2}, {65504, 0}}));

    assertThat(SubmissionCheck.of(new long[] {9, 7}).problems(out())).isEmpty();
    assertThat(NpyFile.open(out().resolve("client_ids.npy")).longs()).containsExactly(7, 9);
    assertThat(NpyFile.open(out().resolve("embeddings.npy")).rows())
        .isDeepEqualTo(new float[][] {{0.099975586f, -2}, {65504, 0}});
    assertThat(out().toFile().list()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 65520, -1e9f})
  void whatFloat16DoesNotHoldIsRefusedWithItsClientAndColumn(float number) throws IOException {
    SubmissionWriter.write(out(), of(new float[][] {{1, 1}, {1, 1}}));

    assertThatThrownBy(() -> SubmissionWriter.write(out(), of(new float[][] {{1, 2}, {3, number}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("client 9, column 1 is " + number);
    assertThat(NpyFile.open(out().resolve("embeddings.npy")).rows())
        .isDeepEqualTo(new float[][] {{1, 1}, {1, 1}});
    assertThat(out().toFile().list()).hasSize(2);
  }

  @Test
  void clientsAreWholeNumbers() {
    Embeddings named = new Embeddings("m", List.of("u1"), new float[][] {{1}});
    assertThatThrownBy(() -> SubmissionWriter.write(out(), named))
        .hasMessageContaining("client 'u1' is no whole number");
    assertThat(out()).doesNotExist();
  }

  @Test
  void wideVectorsAreRefused() {
    assertThatThrownBy(() -> SubmissionWriter.write(out(), of(new float[2][2049])))
        .hasMessageContaining("has width 2049, needs at most 2048");
    assertThat(out()).doesNotExist();
  }

  @Test
  void embeddingsWithoutUsersOrOfTwoWidthsOrOfOneUserTwiceAreNone() {
    assertThatThrownBy(() -> new Embeddings("m", List.of(), new float[0][]))
        .hasMessageContaining("0 users");
    assertThatThrownBy(() -> of(new float[][] {{1, 2}, {3}}))
        .hasMessageContaining("client 7 has width 2, client 9 has 1");
    assertThatThrownBy(() -> new Embeddings("m", List.of("7", "7"), new float[2][3]))
        .hasMessageContaining("client 7 is there twice");
    assertThatThrownBy(() -> of(new float[3][2])).hasMessageContaining("2 users and 3 rows");
  }

  private static Embeddings of(float[][] rows) {
    return new Embeddings("m", List.of("7", "9"), rows);
  }

  private Path out() {
    return folder.resolve("out");
  }
}
