package io.riverprint.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KeptOutputsTest {
  @Test
  void keepsTheNewestOldestFirst() {
    assertThat(of(added(3, 0))).isEmpty();
    assertThat(of(added(3, 2))).containsExactly(0, 0.5f, 1, 1.5f);
    assertThat(of(added(3, 3))).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
    assertThat(of(added(3, 8))).containsExactly(5, 5.5f, 6, 6.5f, 7, 7.5f);
  }

  @Test
  void roundsToFloat16AtOnce() {
    KeptOutputs kept = new KeptOutputs(2, 1);
    kept.add(new float[] {0.1f}, 0);
    assertThat(of(kept)).containsExactly(0.0999755859375f);
  }

  @Test
  void goesOnAfterItsBytesAsIfNothingHadHappened() {
    for (int rows = 0; rows < 9; rows++) {
      KeptOutputs kept = added(4, rows);
      KeptOutputs read = through(kept);
      add(kept, rows);
      add(read, rows);
      assertThat(of(read)).containsExactly(of(kept));
      assertThat(bytes(read)).isEqualTo(bytes(kept));
    }
  }

  @Test
  void equalContentsHaveEqualBytesWhereverTheirOldestLies() {
    KeptOutputs late = new KeptOutputs(3, 2);
    for (int row = 5; row < 8; row++) {
      add(late, row);
    }
    assertThat(bytes(added(3, 8))).isEqualTo(bytes(late));
  }

  @Test
  void refusesBytesOfMoreThanIsKept() {
    ByteSink out = new ByteSink(10);
    out.varint(3);
    out.varint(2);
    out.varint(4);
    assertThatThrownBy(() -> KeptOutputs.read(new ByteCursor(out.toBytes())))
        .isInstanceOf(CorruptStateException.class)
        .hasMessageContaining("4 kept outputs of width 2 where at most 3 are kept");
  }

  private static KeptOutputs added(int most, int rows) {
    KeptOutputs kept = new KeptOutputs(most, 2);
    for (int row = 0; row < rows; row++) {
      add(kept, row);
    }
    return kept;
  }

  private static void add(KeptOutputs kept, int row) {
    kept.add(new float[] {9, row, row + 0.5f}, 1);
  }

  private static float[] of(KeptOutputs kept) {
    float[] values = new float[kept.rows() * (kept.rows() == 0 ? 0 : width(kept))];
    assertThat(kept.copyTo(values, 0)).isEqualTo(kept.rows());
    return values;
  }

  private static int width(KeptOutputs kept) {
    return (kept.byteCount() - 30) / 2 / kept.rows();
  }

  private static KeptOutputs through(KeptOutputs kept) {
    return KeptOutputs.read(new ByteCursor(bytes(kept)));
  }

  private static byte[] bytes(KeptOutputs kept) {
    ByteSink out = new ByteSink(8);
    kept.write(out);
    return out.toBytes();
  }
}
