package io.riverprint.core.user;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.schema.Float16;
import java.util.Arrays;

/**
 * The newest outputs of one encoder, for its attention layer. Rounded to float16 as they come in,
 * so that a profile read before the state goes to bytes is the one read after.
 */
public final class KeptOutputs {
  private static final KeptOutputs[] NONE = {};

  private final int most;
  private final int width;
  private short[] halves = {};
  private int rows;
  // Row that is oldest once all are there.
  private int oldest;

  /** Keeps up to {@code most} outputs of {@code width} numbers. */
  public KeptOutputs(int most, int width) {
    this.most = most;
    this.width = width;
  }

  /** Nothing kept so far, for each encoder with an attention layer, in their order. */
  public static KeptOutputs[] of(NetworkSpec spec) {
    return spec.keptWidth() == 0
        ? NONE
        : spec.encoders().stream()
            .filter(encoder -> encoder.readout().attentionRows() > 0)
            .map(KeptOutputs::of)
            .toArray(KeptOutputs[]::new);
  }

  private static KeptOutputs of(EncoderSpec encoder) {
    return new KeptOutputs(encoder.readout().attentionRows(), encoder.hiddenWidth());
  }

  /** For users of a network without attention. */
  public static KeptOutputs[] none() {
    return NONE;
  }

  /** Most, width and number of rows, then the rows, oldest first. */
  void write(ByteSink out) {
    out.varint(most);
    out.varint(width);
    out.varint(rows);
    out.halves(halves, oldest * width, (rows - oldest) * width);
    out.halves(halves, 0, oldest * width);
  }

  static KeptOutputs read(ByteCursor in) {
    int most = in.count();
    int width = in.count();
    int rows = in.count();
    if (most < 1
        || most > ReadoutSpec.Trunk.MOST_ROWS
        || width < 1
        || width > EncoderSpec.MOST_WIDTH
        || rows > most) {
      throw new CorruptStateException(
          rows + " kept outputs of width " + width + " where at most " + most + " are kept");
    }
    KeptOutputs kept = new KeptOutputs(most, width);
    kept.halves = in.halves(rows * width);
    kept.rows = rows;
    return kept;
  }

  /** About how many bytes it is written in; not less. */
  int byteCount() {
    return 2 * rows * width + 30;
  }

  /** How many there are. */
  public int rows() {
    return rows;
  }

  /** Takes the output at {@code outputs[at]}; the oldest goes where there is no room. */
  public void add(float[] outputs, int at) {
    int row = rows < most ? rows++ : oldest;
    if (rows == most) {
      oldest = (row + 1) % most;
    }
    if (rows * width > halves.length) {
      halves = Arrays.copyOf(halves, Math.min(most, 2 * rows) * width);
    }
    for (int i = 0; i < width; i++) {
      halves[row * width + i] = Float16.encode(outputs[at + i]);
    }
  }

  /** Copies all, oldest first, to {@code to[at]} and on; returns how many rows. */
  public int copyTo(float[] to, int at) {
    int next = at;
    for (int row = 0; row < rows; row++) {
      int from = (oldest + row) % Math.max(1, rows) * width;
      for (int i = 0; i < width; i++) {
        to[next++] = Float16.decode(halves[from + i]);
      }
    }
    return rows;
  }
}
