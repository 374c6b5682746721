package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class CutsTest {
  private static final long[] ROWS = LongStream.range(0, 20).map(i -> 103 + i).toArray();

  @Test
  void drawsRowsAndFixedInstants() {
    long[] cuts = of(ROWS, 100, 200);

    assertThat(Arrays.stream(cuts).filter(cut -> cut == 150)).hasSize(1);
    assertThat(Arrays.stream(cuts).filter(cut -> cut != 150)).hasSize(Cuts.AT_ROWS);
    assertThat(cuts).isSorted();
  }

  @Test
  void cutsASilentUserAtFixedInstantsOnly() {
    assertThat(of(ROWS, 1_000, 1_200)).containsExactly(1_000, 1_100);
  }

  @Test
  void leavesOutInstantsBeforeTheFirstRow() {
    assertThat(of(new long[] {160}, 100, 200)).containsExactly(160);
  }

  @Test
  void takesEveryRowWhereThereAreFew() {
    assertThat(of(new long[] {110, 120}, 100, 200)).containsExactly(110, 120, 150);
  }

  @Test
  void knowsNothingOfAUserWithoutRows() {
    assertThat(of(new long[0], 100, 200)).isEmpty();
  }

  private static long[] of(long[] rows, long from, long to) {
    return Cuts.of(rows, rows.length, from, to, new SplittableRandom(7));
  }
}
