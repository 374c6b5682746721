package io.riverprint.job.watch;

import io.riverprint.core.watch.ColumnReference;
import io.riverprint.core.watch.Stability;
import io.riverprint.core.watch.WatchReference;
import io.riverprint.core.watch.WatchedColumns;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far a release's users are from those it was judged on, window by window. */
final class DriftWindow {
  private static final int COLUMNS = WatchedColumns.NAMES.size();

  private final @Nullable ColumnReference[] references = new ColumnReference[COLUMNS];
  private final long[][] counts = new long[COLUMNS][];
  private final double[] stability = new double[COLUMNS];
  private long fromMillis;
  private long profiles;

  /** Without a reference nothing is ever said. */
  DriftWindow(@Nullable WatchReference reference, long fromMillis) {
    this.fromMillis = fromMillis;
    Arrays.fill(stability, Double.NaN);
    for (int column = 0; column < COLUMNS; column++) {
      ColumnReference of = reference == null ? null : reference.column(column).orElse(null);
      references[column] = of;
      counts[column] = new long[of == null ? 0 : of.counts().length];
    }
  }

  void add(float[] columns) {
    profiles += columns.length == WatchedColumns.OF_PROFILE ? 1 : 0;
    for (int column = 0; column < columns.length; column++) {
      ColumnReference of = references[column];
      if (of != null && Float.isFinite(columns[column])) {
        counts[column][of.bin(columns[column])]++;
      }
    }
  }

  /** Ends the window if it is long enough and full enough. */
  void check(long nowMillis, RetrainRules rules) {
    if (nowMillis - fromMillis < rules.windowMillis() || profiles < rules.leastProfiles()) {
      return;
    }
    for (int column = 0; column < COLUMNS; column++) {
      ColumnReference of = references[column];
      boolean enough = of != null && Arrays.stream(counts[column]).sum() >= rules.leastProfiles();
      stability[column] =
          of != null && enough ? Stability.index(of.counts(), counts[column]) : Double.NaN;
      Arrays.fill(counts[column], 0);
    }
    profiles = 0;
    fromMillis = nowMillis;
  }

  /** Of a column in the newest window that is over; NaN where nothing can be said. */
  double stability(int column) {
    return stability[column];
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(fromMillis);
    out.writeLong(profiles);
    out.writeShort(COLUMNS);
    for (int column = 0; column < COLUMNS; column++) {
      out.writeDouble(stability[column]);
      out.writeShort(counts[column].length);
      for (long count : counts[column]) {
        out.writeLong(count);
      }
    }
  }

  static DriftWindow read(DataInput in, @Nullable WatchReference reference) throws IOException {
    DriftWindow window = new DriftWindow(reference, in.readLong());
    window.profiles = in.readLong();
    int columns = in.readUnsignedShort();
    for (int column = 0; column < columns; column++) {
      double index = in.readDouble();
      long[] kept = new long[in.readUnsignedShort()];
      for (int bin = 0; bin < kept.length; bin++) {
        kept[bin] = in.readLong();
      }
      // A reference that can no longer be read, or another set of columns, begins anew.
      if (column < COLUMNS && kept.length == window.counts[column].length) {
        window.stability[column] = index;
        window.counts[column] = kept;
      }
    }
    return window;
  }
}
