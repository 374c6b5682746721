package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.probe.DownstreamProbe;
import io.riverprint.trainer.probe.ProbeReport;
import java.util.ArrayList;
import java.util.List;

/** Collects rows one by one, so that only one model's vectors need be in memory. */
public final class Evaluator {
  private final DownstreamProbe probe;
  private final List<ProbeReport> reports = new ArrayList<>();
  private final List<Reliability> reliabilities = new ArrayList<>();

  public Evaluator(DownstreamProbe probe) {
    this.probe = probe;
  }

  /** Judges a model and adds its row. */
  public ProbeReport add(Embeddings embeddings) {
    return add(probe.judge(embeddings));
  }

  /** Adds a row that was judged elsewhere, as an oracle's scores are. */
  public ProbeReport add(ProbeReport report) {
    reports.add(report);
    return report;
  }

  /** Adds the calibration of a served head. */
  public void add(Reliability reliability) {
    reliabilities.add(reliability);
  }

  /**
   * The table of all rows so far.
   *
   * @param reference the row that gains are measured against, by name
   */
  public Evaluation against(String reference) {
    return Evaluation.of(
        probe.questions().users().size(),
        probe.settings().size(),
        reference,
        reports,
        probe.questions().unanswerable(),
        reliabilities);
  }
}
