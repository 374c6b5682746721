package io.riverprint.schema.wire;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.DecisionRecord;
import io.riverprint.schema.wire.avro.FigureRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link GateDecision} as bytes. May be used by many threads at once. */
public final class DecisionCodec {
  private final WireForm<DecisionRecord> form =
      new WireForm<>("decision", DecisionRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(GateDecision decision) {
    return form.write(
        new DecisionRecord(
            decision.requestId(),
            decision.atMillis(),
            decision.candidateVersion(),
            decision.incumbentVersion(),
            decision.released(),
            decision.effectiveFromMillis(),
            decision.reasons(),
            figures(decision.figures())));
  }

  /**
   * The decision in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public GateDecision read(byte[] bytes) {
    DecisionRecord in = form.read(bytes);
    try {
      return new GateDecision(
          in.getRequestId(),
          in.getAtMillis(),
          in.getCandidateVersion(),
          in.getIncumbentVersion(),
          in.getReleased(),
          in.getEffectiveFromMillis(),
          in.getReasons(),
          figures(in.getFigures()));
    } catch (IllegalArgumentException e) {
      throw form.refused(
          bytes,
          String.valueOf(e.getMessage()),
          "a decision as the trainer writes it",
          "look at its producer");
    }
  }

  private static List<FigureRecord> figures(Map<String, Double> figures) {
    List<FigureRecord> out = new ArrayList<>(figures.size());
    figures.forEach((name, value) -> out.add(new FigureRecord(name, value)));
    return out;
  }

  private static Map<String, Double> figures(List<FigureRecord> in) {
    Map<String, Double> figures = new TreeMap<>();
    in.forEach(figure -> figures.put(figure.getName(), figure.getValue()));
    return figures;
  }
}
