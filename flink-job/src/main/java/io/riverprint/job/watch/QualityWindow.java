package io.riverprint.job.watch;

import io.riverprint.core.watch.Answer;
import io.riverprint.core.watch.HeadScores;
import io.riverprint.core.watch.WatchedHead;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How well a release's heads told what came, window by window. */
final class QualityWindow {
  private long fromMillis;
  private HeadScores scores = new HeadScores();
  private HeadScores last = new HeadScores();

  QualityWindow(long fromMillis) {
    this.fromMillis = fromMillis;
  }

  void add(Answer answer) {
    scores.add(answer);
  }

  /** Ends the window if it is long enough and full enough. */
  void check(long nowMillis, RetrainRules rules) {
    if (nowMillis - fromMillis >= rules.windowMillis()
        && scores.answers() >= rules.leastAnswers()) {
      last = scores;
      scores = new HeadScores();
      fromMillis = nowMillis;
    }
  }

  /** Answers of the newest window that is over, 0 before there is one. */
  long answers() {
    return last.answers();
  }

  /** Of that window; NaN where nothing can be said. */
  double auroc(WatchedHead head) {
    return last.of(head).auroc();
  }

  double calibrationError(WatchedHead head) {
    return last.of(head).calibrationError();
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(fromMillis);
    scores.write(out);
    last.write(out);
  }

  static QualityWindow read(DataInput in) throws IOException {
    QualityWindow window = new QualityWindow(in.readLong());
    window.scores = HeadScores.read(in);
    window.last = HeadScores.read(in);
    return window;
  }
}
