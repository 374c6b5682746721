package io.riverprint.job;

import static io.riverprint.job.JobOptions.*;

import io.riverprint.job.in.EventTime;
import io.riverprint.job.in.FutureGuard;
import io.riverprint.job.out.SinkSettings;
import io.riverprint.job.serve.ServeSettings;
import io.riverprint.job.state.StateFiles;
import io.riverprint.job.watch.RetrainRules;
import io.riverprint.job.watch.WatchSettings;
import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.jspecify.annotations.Nullable;

/** Reads a configuration and gathers all that is wrong with it before saying anything. */
final class SettingsReader {
  /** A late or repeated event goes to a topic as it came: below Kafka's 1 MiB for a record. */
  private static final int LARGEST_EVENT = 900_000;

  private final Configuration configuration;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Configuration configuration) {
    this.configuration = configuration;
  }

  JobSettings read() {
    problems.addAll(UnknownKeys.of(configuration));
    String bootstrap = needed(BOOTSTRAP, "");
    String eventsTopic = value(EVENTS_TOPIC);
    Properties kafka = properties();
    int maxBytes = atLeast(1, MAX_BYTES);
    require(maxBytes <= LARGEST_EVENT, MAX_BYTES, maxBytes, "<= " + LARGEST_EVENT);
    JobSettings.Topics topics = topics(eventsTopic);
    SinkSettings sinks = sinks(bootstrap, kafka);
    EventMapping mapping = mapping();
    FutureGuard guard = new FutureGuard(millis(0, MAX_AHEAD));
    EventTime eventTime =
        new EventTime(
            Duration.ofMillis(millis(0, MAX_DELAY)), Duration.ofMillis(millis(1, IDLE_AFTER)));
    ServeSettings serving = serving(eventsTopic);
    int maxParallelism = atLeast(1, MAX_PARALLELISM);
    long unused = millis(1_000, StateFiles.REWRITE_AFTER);
    require(maxParallelism <= 32_768, MAX_PARALLELISM, maxParallelism, "<= 32768");
    JobSettings settings =
        new JobSettings(
            bootstrap,
            kafka,
            topics,
            value(EVENTS_GROUP),
            value(EVENTS_START),
            mapping,
            maxBytes,
            guard,
            eventTime,
            serving,
            maxParallelism,
            value(BACKEND),
            value(DEVICE),
            sinks,
            value(EMBEDDING),
            watch());
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return settings;
  }

  private JobSettings.Topics topics(String events) {
    return new JobSettings.Topics(
        events,
        value(RELEASES_TOPIC),
        value(PROFILES_TOPIC),
        value(LATE_TOPIC),
        value(DEAD_LETTERS_TOPIC),
        value(RECEIPTS_TOPIC),
        value(WatchOptions.TOPIC),
        value(ERASURES_TOPIC),
        value(ERASURE_RECEIPTS_TOPIC),
        value(WatchOptions.QUALITY_TOPIC));
  }

  private WatchSettings watch() {
    return new WatchSettings(
        share(WatchOptions.USER_SHARE), atLeast(0, WatchOptions.MAX_OPEN_QUESTIONS), rules());
  }

  private RetrainRules rules() {
    return new RetrainRules(
        millis(1_000, WatchOptions.CHECK_INTERVAL),
        millis(1_000, WatchOptions.WINDOW),
        atLeast(1, WatchOptions.MIN_PROFILES),
        atLeast(1, WatchOptions.MIN_ANSWERS),
        millis(0, WatchOptions.MIN_DISTANCE),
        millis(0, WatchOptions.REPEAT_AFTER),
        millis(0, WatchOptions.SCHEDULE),
        atLeast(0, WatchOptions.LABELS),
        bound(WatchOptions.DRIFT),
        share(WatchOptions.QUALITY_TOLERANCE),
        share(WatchOptions.CALIBRATION_BOUND));
  }

  private double share(ConfigOption<Double> option) {
    double value = value(option);
    boolean holds = value >= 0 && value <= 1;
    require(holds, option, value, "0 to 1");
    return holds ? value : 0;
  }

  private double bound(ConfigOption<Double> option) {
    double value = value(option);
    boolean holds = value >= 0 && value < Double.POSITIVE_INFINITY;
    require(holds, option, value, ">= 0");
    return holds ? value : 0;
  }

  private ServeSettings serving(String eventsTopic) {
    return new ServeSettings(
        eventsTopic,
        millis(0, EMIT_INTERVAL),
        atLeast(0, TOP_ITEMS),
        atLeast(1, MAX_BATCH),
        atLeast(0, CACHE_USERS),
        atLeast(1, MAX_WAITING),
        millis(1, LOAD_TIMEOUT),
        value(SPACE),
        value(RELEASE_MAX_BYTES).getBytes(),
        atLeast(0, SWEEP_RATE));
  }

  private SinkSettings sinks(String bootstrap, Properties kafka) {
    DeliveryGuarantee guarantee = value(GUARANTEE);
    require(
        guarantee != DeliveryGuarantee.NONE, GUARANTEE, guarantee, "at-least-once or exactly-once");
    boolean exactly = guarantee == DeliveryGuarantee.EXACTLY_ONCE;
    String prefix = exactly ? needed(TRANSACTION_PREFIX, "with exactly-once ") : "";
    return new SinkSettings(
        bootstrap, guarantee, prefix, millis(1_000, TRANSACTION_TIMEOUT), kafka);
  }

  private EventMapping mapping() {
    String file = read(MAPPING);
    if (file == null) {
      return EventMapping.DEFAULT;
    }
    try {
      return EventMapping.read(Path.of(file));
    } catch (IOException | RuntimeException e) {
      problems.add(MAPPING.key() + " is " + file + ", which cannot be read: " + e.getMessage());
      return EventMapping.DEFAULT;
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    Map<String, String> given = value(KAFKA_PROPERTIES);
    properties.putAll(given);
    return properties;
  }

  private String needed(ConfigOption<String> option, String when) {
    String value = read(option);
    if (value == null || value.isBlank()) {
      problems.add(option.key() + " is not set, needed " + when + "to be set");
      return "";
    }
    return value;
  }

  private int atLeast(int least, ConfigOption<Integer> option) {
    int value = value(option);
    require(value >= least, option, value, ">= " + least);
    return Math.max(value, least);
  }

  private long millis(long least, ConfigOption<Duration> option) {
    long value = value(option).toMillis();
    require(value >= least, option, value + " ms", ">= " + least + " ms");
    return Math.max(value, least);
  }

  private void require(boolean holds, ConfigOption<?> option, Object found, String needed) {
    if (!holds) {
      problems.add(option.key() + " is " + found + ", must be " + needed);
    }
  }

  private <T> T value(ConfigOption<T> option) {
    T value = read(option);
    return Objects.requireNonNull(value == null ? option.defaultValue() : value, option.key());
  }

  // Null where it is not set and has no default, or cannot be read, which is then a problem.
  private <T> @Nullable T read(ConfigOption<T> option) {
    try {
      return configuration.get(option);
    } catch (IllegalArgumentException e) {
      problems.add(option.key() + " cannot be read: " + reason(e));
      return option.defaultValue();
    }
  }

  // Flink says what was found, and only its cause what was needed.
  private static String reason(IllegalArgumentException e) {
    Throwable cause = e.getCause();
    return e.getMessage() + (cause == null ? "" : " " + cause.getMessage());
  }
}
