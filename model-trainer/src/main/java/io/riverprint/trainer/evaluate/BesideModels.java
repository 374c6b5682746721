package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.baseline.UserScores;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.ProbeWindows;
import java.io.IOException;
import java.util.Map;

/** Somebody whose scores are judged as they are, beside the models: popularity, an oracle. */
public interface BesideModels {
  /** As the table shows it. */
  String title();

  /**
   * Who scores each task; a task left out is not judged.
   *
   * @param windows what is asked about is bought in the second
   * @param lists what each propensity task asks about
   */
  Map<ProbeTask, UserScores> scores(ProbeWindows windows, Map<ProbeTask, TargetList> lists)
      throws IOException;
}
