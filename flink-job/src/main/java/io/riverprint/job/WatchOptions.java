package io.riverprint.job;

import static org.apache.flink.configuration.ConfigOptions.key;

import io.riverprint.schema.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Options of watching releases and asking for new ones. All times are event time. */
public final class WatchOptions {
  public static final ConfigOption<Double> USER_SHARE =
      key("profile.watch.user-share")
          .doubleType()
          .defaultValue(0.0625)
          .withDescription(
              "Share of the users who are watched, by a hash of the id: a profile a day of each is"
                  + " kept until its horizon has passed, about 400 bytes of state, and their"
                  + " purchases. 0 watches nobody: only the schedule can ask for a release then.");
  public static final ConfigOption<Integer> MAX_OPEN_QUESTIONS =
      key("profile.watch.max-open-questions")
          .intType()
          .defaultValue(200_000)
          .withDescription("Most such profiles a subtask keeps; further ones are not asked about.");
  public static final ConfigOption<Duration> CHECK_INTERVAL =
      key("profile.watch.check-interval")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription("How often the triggers are looked at. Costs microseconds each time.");
  public static final ConfigOption<Duration> WINDOW =
      key("profile.watch.window")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription(
              "Over which drift and quality are measured, at least. Longer: steadier and later.");
  public static final ConfigOption<Integer> MIN_PROFILES =
      key("profile.watch.min-profiles")
          .intType()
          .defaultValue(500)
          .withDescription("Profiles in a window before drift is spoken of; it grows until then.");
  public static final ConfigOption<Integer> MIN_ANSWERS =
      key("profile.watch.min-answers")
          .intType()
          .defaultValue(500)
          .withDescription(
              "Known outcomes in a window before quality is spoken of; it grows until then.");
  public static final ConfigOption<Duration> SCHEDULE =
      key("profile.retrain.schedule")
          .durationType()
          .defaultValue(Duration.ofDays(14))
          .withDescription("Age of a release at which another one is asked for. 0: never.");
  public static final ConfigOption<Integer> LABELS =
      key("profile.retrain.labels")
          .intType()
          .defaultValue(100_000)
          .withDescription(
              "Outcomes of watched users that have become known since the release took over, at"
                  + " which new item factors are asked for. 0: never.");
  public static final ConfigOption<Double> DRIFT =
      key("profile.retrain.drift")
          .doubleType()
          .defaultValue(0.25)
          .withDescription(
              "Stability index of a column above which another release is asked for; 0.1 to 0.25 is"
                  + " usually called a shift. 0: never. Off where the bundle has no reference.");
  public static final ConfigOption<Double> QUALITY_TOLERANCE =
      key("profile.retrain.quality-tolerance")
          .doubleType()
          .defaultValue(0.05)
          .withDescription(
              "By how much a head's live AUROC may be below what was judged before another release"
                  + " is asked for. 0: never asked for that. Off where the bundle has no reference.");
  public static final ConfigOption<Double> CALIBRATION_BOUND =
      key("profile.retrain.calibration-bound")
          .doubleType()
          .defaultValue(0.15)
          .withDescription(
              "Live calibration error of a head above which another release is asked for. 0: never.");
  public static final ConfigOption<Duration> MIN_DISTANCE =
      key("profile.retrain.min-distance")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription("Between two requests, at least.");
  public static final ConfigOption<Duration> REPEAT_AFTER =
      key("profile.retrain.repeat-after")
          .durationType()
          .defaultValue(Duration.ofDays(3))
          .withDescription(
              "How long a request is waited for that no new release has followed, before there is"
                  + " another one. A refused candidate is asked for again after that.");
  public static final ConfigOption<String> TOPIC =
      key("profile.retrain.topic")
          .stringType()
          .defaultValue(Topics.RETRAIN_REQUESTS)
          .withDescription("Topic. Wishes for a new release, each with its reason.");
  public static final ConfigOption<String> QUALITY_TOPIC =
      key("profile.watch.quality-topic")
          .stringType()
          .defaultValue(Topics.QUALITY)
          .withDescription(
              "Topic. AUROC and calibration of each release and head, at every check that has"
                  + " learnt of outcomes.");

  /** All of them, in the order of the reference. */
  public static final List<ConfigOption<?>> ALL =
      List.of(
          USER_SHARE,
          MAX_OPEN_QUESTIONS,
          CHECK_INTERVAL,
          WINDOW,
          MIN_PROFILES,
          MIN_ANSWERS,
          SCHEDULE,
          LABELS,
          DRIFT,
          QUALITY_TOLERANCE,
          CALIBRATION_BOUND,
          MIN_DISTANCE,
          REPEAT_AFTER,
          TOPIC,
          QUALITY_TOPIC);

  private WatchOptions() {}
}
