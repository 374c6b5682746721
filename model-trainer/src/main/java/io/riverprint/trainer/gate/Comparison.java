package io.riverprint.trainer.gate;

import java.util.Locale;
import java.util.Map;

/**
 * Two releases judged on the same users.
 *
 * @param name of what was asked
 * @param candidate its AUROC, the mean over the labels of which there are both kinds
 * @param incumbent likewise
 * @param low lower end of the interval of the difference
 * @param high upper end
 */
public record Comparison(String name, double candidate, double incumbent, double low, double high) {

  /** How much higher the candidate is. */
  public double difference() {
    return candidate - incumbent;
  }

  void note(Map<String, Double> figures) {
    figures.put(name + ".candidate", candidate);
    figures.put(name + ".incumbent", incumbent);
    figures.put(name + ".difference", difference());
    figures.put(name + ".low", low);
    figures.put(name + ".high", high);
  }

  /** As words for people. */
  String said() {
    return String.format(
        Locale.ROOT,
        "%s %.4f after %.4f (%+.4f, %+.4f to %+.4f)",
        name,
        candidate,
        incumbent,
        difference(),
        low,
        high);
  }
}
