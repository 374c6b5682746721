package io.riverprint.job.state;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/**
 * Writes changed users to Flink shortly before a snapshot is expected, some at each watermark, so
 * that the snapshot, which stops the task, finds few left.
 *
 * <p>The next snapshot is expected as long after the newest as that was after the one before. In
 * the last twelfth of that time the users who are changed by then are written evenly. Who is
 * touched meanwhile is left to the snapshot: such users come often, and would be written twice. So
 * nobody is written more than once more for each snapshot, and if a snapshot comes at an unexpected
 * time it takes longer, and nothing else happens: what is written when decides nothing.
 */
public final class WriteBack {
  /** A longer time finds half of them touched again at the end: measured at a fifth. */
  private static final int PART = 12;

  /** At most so many at one watermark: about 20 ms, however late the watermark is. */
  static final int MOST = 2048;

  private static final long NEVER = Long.MIN_VALUE;
  private static final Iterator<CachedUser> NOBODY = List.<CachedUser>of().iterator();

  private final UserCache users;
  private long snapshotMillis = NEVER;
  private long intervalMillis;
  private boolean linedUp;
  private Iterator<CachedUser> waiting = NOBODY;
  private int left;
  private long wroteMillis;

  public WriteBack(UserCache users) {
    this.users = users;
  }

  /** A snapshot is taken now, by the clock of the machine: writes all that is left. */
  public void snapshot(long nowMillis) throws IOException {
    users.flush();
    if (snapshotMillis != NEVER) {
      intervalMillis = nowMillis - snapshotMillis;
    }
    snapshotMillis = nowMillis;
    linedUp = false;
    waiting = NOBODY;
    left = 0;
  }

  /** A watermark was stepped: writes those who are due by now. */
  public void afterWatermark(long nowMillis) throws IOException {
    long ahead = snapshotMillis + intervalMillis - nowMillis;
    if (intervalMillis == 0 || ahead > intervalMillis / PART) {
      return;
    }
    if (!linedUp) {
      lineUp(nowMillis);
    }
    write(due(nowMillis - wroteMillis, ahead));
    wroteMillis = nowMillis;
  }

  private void lineUp(long nowMillis) {
    List<CachedUser> changed = users.lineUpChanged();
    waiting = changed.iterator();
    left = changed.size();
    linedUp = true;
    wroteMillis = nowMillis;
  }

  /** As many of those left as the time since the last watermark is of what is still to come. */
  private int due(long sinceMillis, long aheadMillis) {
    long whole = sinceMillis + Math.max(0, aheadMillis);
    long share = whole == 0 ? left : (left * sinceMillis + whole - 1) / whole;
    return (int) Math.min(MOST, share);
  }

  private void write(int most) throws IOException {
    for (int i = 0; i < most && waiting.hasNext(); i++) {
      users.writeIfUntouched(waiting.next());
      left--;
    }
  }
}
