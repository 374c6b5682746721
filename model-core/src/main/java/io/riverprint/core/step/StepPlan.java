package io.riverprint.core.step;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureEncoder;
import io.riverprint.core.feature.RowKind;
import io.riverprint.core.user.UserState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a batch of users has before it, worked out before the network is asked: each user's rows,
 * and the instants between them at which a profile is due. Features do not depend on the network,
 * so all rows are known at once.
 */
final class StepPlan implements RowSink {
  final List<UserState> users = new ArrayList<>();
  final List<Moment> moments = new ArrayList<>();
  private final FeatureEncoder encoder;
  private float[] rows = new float[64 * Columns.INPUT_WIDTH];
  private int[] firstRow = new int[64];
  private int rowCount;

  /**
   * A profile that is due.
   *
   * @param user position in {@link #users}
   * @param afterRows how many of the user's rows come before it
   */
  record Moment(int user, int afterRows, ProfileDraft draft) {}

  StepPlan(FeatureEncoder encoder) {
    this.encoder = encoder;
  }

  void clear() {
    users.clear();
    moments.clear();
    rowCount = 0;
  }

  /** The following rows and moments are this user's. */
  void begin(UserState state) {
    if (users.size() + 2 > firstRow.length) {
      firstRow = Arrays.copyOf(firstRow, firstRow.length * 2);
    }
    users.add(state);
    firstRow[users.size() - 1] = rowCount;
    firstRow[users.size()] = rowCount;
  }

  @Override
  public void row(RowKind kind, long knownAtMillis, float[] raw) {
    int at = rowCount * Columns.INPUT_WIDTH;
    if (at + Columns.INPUT_WIDTH > rows.length) {
      rows = Arrays.copyOf(rows, rows.length * 2);
    }
    encoder.encode(kind, raw, rows, at);
    rowCount++;
    firstRow[users.size()] = rowCount;
  }

  /** A profile of the user begun last, after the rows so far. */
  void moment(ProfileDraft draft) {
    int user = users.size() - 1;
    moments.add(new Moment(user, rowsOf(user), draft));
  }

  /** A profile as {@link #moment}, the only one of the user begun last. */
  void onlyMoment(ProfileDraft draft) {
    int user = users.size() - 1;
    while (!moments.isEmpty() && moments.get(moments.size() - 1).user() == user) {
      moments.remove(moments.size() - 1);
    }
    moment(draft);
  }

  int rowsOf(int user) {
    return firstRow[user + 1] - firstRow[user];
  }

  /** Copies a user's row to where the backend reads it. */
  void copyRow(int user, int row, float[] x, int at) {
    int from = (firstRow[user] + row) * Columns.INPUT_WIDTH;
    System.arraycopy(rows, from, x, at, Columns.INPUT_WIDTH);
  }
}
