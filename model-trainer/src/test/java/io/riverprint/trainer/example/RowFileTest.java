package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowFileTest {
  private static final int WIDTH = 64;

  @TempDir Path folder;

  @Test
  void givesRowsBackFromAnywhere() throws IOException {
    try (RowFile file = RowFile.in(folder, WIDTH)) {
      // More than its buffer of 1 MiB, in parts that do not divide it.
      int parts = 50;
      int rows = 111;
      for (int part = 0; part < parts; part++) {
        assertThat(file.append(numbers(part * rows, rows), rows)).isEqualTo(part * rows);
      }

      for (int first : new int[] {0, 110, 111, 4_095, 5_000}) {
        float[] read = new float[WIDTH + 300 * WIDTH];
        file.read(first, 300, read, WIDTH);
        assertThat(read[0]).isZero();
        assertThat(Arrays.copyOfRange(read, WIDTH, read.length))
            .containsExactly(numbers(first, 300));
      }
    }
  }

  @Test
  void readsMoreThanItsBufferAtOnce() throws IOException {
    try (RowFile file = RowFile.in(folder, WIDTH)) {
      file.append(numbers(0, 9_000), 9_000);
      float[] read = new float[9_000 * WIDTH];
      file.read(0, 9_000, read, 0);

      assertThat(read).containsExactly(numbers(0, 9_000));
    }
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    try (RowFile file = RowFile.in(folder, WIDTH)) {
      file.append(numbers(0, 3), 3);
    }

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void takesNothingMoreOnceItIsRead() throws IOException {
    try (RowFile file = RowFile.in(folder, WIDTH)) {
      file.append(numbers(0, 3), 3);
      file.read(1, 1, new float[WIDTH], 0);

      assertThatThrownBy(() -> file.append(numbers(0, 3), 3)).hasMessageContaining("being read");
    }
  }

  /** Number i of all is i. */
  private static float[] numbers(int firstRow, int rows) {
    float[] numbers = new float[rows * WIDTH];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = firstRow * WIDTH + i;
    }
    return numbers;
  }
}
