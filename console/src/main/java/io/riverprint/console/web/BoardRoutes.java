package io.riverprint.console.web;

import io.javalin.http.Context;
import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.ReleaseBoard.Answer;
import io.riverprint.console.board.ReleaseBoard.Row;
import io.riverprint.console.board.StreamBoard.Counters;
import io.riverprint.console.board.StreamBoard.Sample;
import io.riverprint.console.map.EmbeddingMap.Picture;
import io.riverprint.console.map.EmbeddingMap.Point;
import io.riverprint.schema.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Everything that is asked about the stream, the releases and the console. */
final class BoardRoutes {
  private final Sources sources;

  BoardRoutes(Sources sources) {
    this.sources = sources;
  }

  /**
   * The newest minutes.
   *
   * @param columns samples by name, oldest first; null where nobody says
   */
  record StreamView(
      Counters counters,
      Map<String, List<@Nullable Double>> columns,
      Map<DeadLetter.Reason, Long> deadByReason,
      List<DeadLetters.Letter> deadNewest,
      int users) {}

  /** A release, what it is made of, and what became of it. */
  record ReleaseView(
      long version,
      String space,
      String location,
      long effectiveFromMillis,
      long announcedMillis,
      @Nullable Long parent,
      @Nullable Long trainedUntilMillis,
      Map<String, Double> metrics,
      List<Answer> answers,
      long users) {

    static ReleaseView of(Row row) {
      var announced = row.announced();
      var release = announced.release();
      return new ReleaseView(
          release.version(),
          release.space(),
          release.location(),
          release.effectiveFromMillis(),
          announced.announcedMillis(),
          announced.parent(),
          announced.trainedUntilMillis(),
          announced.metrics(),
          row.answers(),
          row.users());
    }
  }

  void releases(Context context) {
    Map<Long, Long> users = sources.kept().usersByRelease();
    Json.answer(context, sources.releases().rows(users).stream().map(ReleaseView::of).toList());
  }

  void map(Context context) {
    Picture drawn = sources.map().picture();
    // Who was forgotten since it was drawn is not shown any more.
    List<Point> kept =
        drawn.points().stream()
            .filter(point -> sources.kept().find(point.user()).isPresent())
            .toList();
    Json.answer(context, new Picture(drawn.space(), drawn.axes(), kept));
  }

  void health(Context context) {
    Sources.Health health = sources.health().get();
    context.status(health.serves() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
    Json.answer(context, health);
  }

  void stream(Context context) {
    Json.answer(
        context,
        new StreamView(
            sources.stream().counters(),
            columns(sources.stream().samples()),
            sources.dead().counts(),
            sources.dead().newest(),
            sources.kept().size()));
  }

  static Map<String, List<@Nullable Double>> columns(List<Sample> samples) {
    return Map.of(
        "atMillis", column(samples, Sample::atMillis),
        "events", column(samples, Sample::events),
        "profiles", column(samples, Sample::profiles),
        "dead", column(samples, Sample::dead),
        "late", column(samples, Sample::late),
        "behind", column(samples, Sample::behind),
        "batchUsers", column(samples, Sample::batchUsers),
        "lagMillis", column(samples, Sample::lagMillis));
  }

  private static List<@Nullable Double> column(
      List<Sample> samples, ToDoubleFunction<Sample> value) {
    List<@Nullable Double> column = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      double number = value.applyAsDouble(sample);
      column.add(Double.isFinite(number) ? number : null);
    }
    return column;
  }
}
