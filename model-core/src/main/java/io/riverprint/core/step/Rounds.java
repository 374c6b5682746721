package io.riverprint.core.step;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.user.KeptOutputs;
import io.riverprint.core.user.UserState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Steps a plan: in round r the r-th row of every user who has one, in one call of the backend.
 * Users stand in the order of their number of rows, most first, so each round's users are a prefix
 * of the batch and hidden states stay where they are from round to round.
 */
final class Rounds {
  private static final Comparator<StepPlan.Moment> BY_ROUND =
      Comparator.comparingInt(StepPlan.Moment::afterRows);

  private final Backend backend;
  private final Readout readout;
  private final AttentiveEncoders attention;
  private final StepBatch batch;
  private final long[] order;
  private final int[] positions;

  Rounds(Backend backend, NetworkSpec network, Readout readout, int maxBatch) {
    this.backend = backend;
    this.readout = readout;
    this.attention = new AttentiveEncoders(network);
    this.batch = new StepBatch(maxBatch, network.inputWidth(), network.hiddenWidth());
    this.order = new long[maxBatch];
    this.positions = new int[maxBatch];
  }

  /** Leaves every user's states as they are after the last row, and reads out all moments. */
  void run(StepPlan plan) {
    int users = plan.users.size();
    arrange(plan, users);
    plan.moments.sort(BY_ROUND);
    int read = 0;
    int rounds = users == 0 ? 0 : rowsAt(0);
    for (int round = 0; round <= rounds; round++) {
      read = readOut(plan, read, round);
      if (round < rounds) {
        step(plan, round);
      }
    }
    readout.flush();
    keep(plan, users);
  }

  /** Packs number of rows and user into one number, so that one sort of numbers does it. */
  private void arrange(StepPlan plan, int users) {
    for (int user = 0; user < users; user++) {
      order[user] = (long) -plan.rowsOf(user) << 32 | user;
    }
    Arrays.sort(order, 0, users);
    for (int at = 0; at < users; at++) {
      positions[userAt(at)] = at;
      float[] hidden = plan.users.get(userAt(at)).encoded.hidden;
      System.arraycopy(hidden, 0, batch.h, at * batch.hiddenWidth, batch.hiddenWidth);
    }
    batch.rows = users;
  }

  private void step(StepPlan plan, int round) {
    int rows = 0;
    while (rows < batch.rows && rowsAt(rows) > round) {
      plan.copyRow(userAt(rows), round, batch.x, rows * batch.inputWidth);
      rows++;
    }
    batch.rows = rows;
    backend.step(batch);
    for (int at = 0; at < rows && attention.any(); at++) {
      KeptOutputs[] kept = plan.users.get(userAt(at)).encoded.kept;
      attention.keep(batch.h, at * batch.hiddenWidth, kept);
    }
  }

  private int readOut(StepPlan plan, int from, int round) {
    List<StepPlan.Moment> moments = plan.moments;
    int next = from;
    while (next < moments.size() && moments.get(next).afterRows() == round) {
      StepPlan.Moment moment = moments.get(next);
      KeptOutputs[] kept = plan.users.get(moment.user()).encoded.kept;
      readout.add(moment.draft(), batch.h, positions[moment.user()] * batch.hiddenWidth, kept);
      next++;
    }
    return next;
  }

  private void keep(StepPlan plan, int users) {
    for (int at = 0; at < users && rowsAt(at) > 0; at++) {
      UserState state = plan.users.get(userAt(at));
      System.arraycopy(batch.h, at * batch.hiddenWidth, state.encoded.hidden, 0, batch.hiddenWidth);
    }
  }

  private int userAt(int at) {
    return (int) order[at];
  }

  private int rowsAt(int at) {
    return (int) -(order[at] >> 32);
  }
}
