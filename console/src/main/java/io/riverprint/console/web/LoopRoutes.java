package io.riverprint.console.web;

import io.javalin.http.Context;
import io.riverprint.console.board.LoopBoard;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.RetrainRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is asked about the learning loop. */
final class LoopRoutes {
  private final LoopBoard board;

  LoopRoutes(LoopBoard board) {
    this.board = board;
  }

  /** Requests and decisions, newest first, and how the releases do. */
  record LoopView(
      List<RetrainRequest> requests, List<GateDecision> decisions, List<Curve> quality) {}

  /** How one head of a release does, by time. */
  record Curve(long release, String head, List<Point> points) {
    static Curve of(List<LiveQuality> points) {
      LiveQuality any = points.get(0);
      return new Curve(any.release(), any.head(), points.stream().map(Point::of).toList());
    }
  }

  /** By the outcomes known at an instant; null where nothing can be said. */
  record Point(
      long atMillis,
      long answers,
      double auroc,
      double aurocError,
      @Nullable Double calibrationError,
      @Nullable Double windowAuroc) {
    static Point of(LiveQuality q) {
      return new Point(
          q.atMillis(),
          q.answers(),
          q.auroc(),
          q.aurocError(),
          Double.isFinite(q.calibrationError()) ? (Double) q.calibrationError() : null,
          q.windowAuroc());
    }
  }

  void loop(Context context) {
    Json.answer(
        context,
        new LoopView(
            board.requests(), board.decisions(), board.quality().stream().map(Curve::of).toList()));
  }
}
