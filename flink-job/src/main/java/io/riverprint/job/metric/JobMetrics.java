package io.riverprint.job.metric;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ReleaseReceipt;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * The job's own metrics, in Flink's group {@code riverprint} of each operator. Over the whole job
 * {@link #EVENTS_IN} = {@link #STEPPED} + {@link #LATE} + {@link #ERASED} + {@link #DEAD} once all
 * input is stepped; a repeated event counts as dead.
 */
public final class JobMetrics {
  public static final String GROUP = "riverprint";
  public static final String EVENTS_IN = "eventsIn";
  public static final String STEPPED = "stepped";
  public static final String LATE = "late";
  public static final String ERASED = "erased";
  public static final String ERASURES = "erasures";
  public static final String DEAD = "dead";
  static final String DEAD_BY_REASON = "deadByReason";
  public static final String DUPLICATES = "duplicates";
  public static final String PROFILES = "profiles";
  public static final String USERS_SEEN = "usersSeen";
  public static final String BATCHES = "batches";
  public static final String BATCH_USERS = "batchUsers";
  public static final String STEP_MICROS = "stepMicros";
  public static final String WATERMARK_LAG_MILLIS = "watermarkLagMillis";
  public static final String STEPPED_UNTIL_MILLIS = "steppedUntilMillis";
  public static final String RELEASE_VERSION = "releaseVersion";
  public static final String WAITING_EVENTS = "waitingEvents";
  public static final String CACHE_HITS = "cacheHits";
  public static final String CACHE_MISSES = "cacheMisses";
  public static final String STATES_WRITTEN = "statesWritten";
  public static final String STATE_BYTES_WRITTEN = "stateBytesWritten";
  public static final String SWAP_MICROS = "swapMicros";
  public static final String BUNDLES_IN_MEMORY = "bundlesInMemory";
  public static final String ERASURES_REMEMBERED = "erasuresRemembered";
  public static final String SWEEP_MOVED = "sweepMoved";
  public static final String SWEEP_LEFT = "sweepLeft";
  public static final String SWEEP_PERCENT = "sweepPercent";
  public static final String RELEASES_ACTIVATED = "releasesActivated";
  public static final String RELEASES_REFUSED = "releasesRefused";

  private static final int WINDOW = 512;
  private static final int SWAP_WINDOW = 8_192;

  public final Counter eventsIn;
  public final Counter stepped;
  public final Counter late;
  public final Counter erased;
  public final Counter erasures;
  public final Counter dead;
  public final Counter profiles;
  public final Counter usersSeen;
  public final Counter batches;
  public final Counter releasesActivated;
  public final Counter releasesRefused;
  public final Histogram batchUsers;
  public final Histogram stepMicros;
  public final Histogram swapMicros;

  private final MetricGroup group;
  private final Map<DeadLetter.Reason, Counter> deadByReason;

  public JobMetrics(MetricGroup operator) {
    this.group = operator.addGroup(GROUP);
    this.eventsIn = group.counter(EVENTS_IN);
    this.stepped = group.counter(STEPPED);
    this.late = group.counter(LATE);
    this.erased = group.counter(ERASED);
    this.erasures = group.counter(ERASURES);
    this.dead = group.counter(DEAD);
    this.profiles = group.counter(PROFILES);
    this.usersSeen = group.counter(USERS_SEEN);
    this.batches = group.counter(BATCHES);
    this.releasesActivated = group.counter(RELEASES_ACTIVATED);
    this.releasesRefused = group.counter(RELEASES_REFUSED);
    this.batchUsers = group.histogram(BATCH_USERS, new DescriptiveStatisticsHistogram(WINDOW));
    this.stepMicros = group.histogram(STEP_MICROS, new DescriptiveStatisticsHistogram(WINDOW));
    this.swapMicros = group.histogram(SWAP_MICROS, new DescriptiveStatisticsHistogram(SWAP_WINDOW));
    this.deadByReason = byReason(group.addGroup(DEAD_BY_REASON));
  }

  /** Counts a dead letter, in all and by its reason. */
  public void dead(DeadLetter.Reason reason) {
    dead.inc();
    Counter one = deadByReason.get(reason);
    if (one != null) {
      one.inc();
    }
  }

  /** Counts what became of a release. */
  public void release(ReleaseReceipt.Outcome outcome) {
    switch (outcome) {
      case LOADED -> {}
      case ACTIVATED -> releasesActivated.inc();
      case REFUSED -> releasesRefused.inc();
    }
  }

  /** A value that is read only when somebody asks. */
  public void gauge(String name, LongSupplier value) {
    group.gauge(name, (Gauge<Long>) value::getAsLong);
  }

  private static Map<DeadLetter.Reason, Counter> byReason(MetricGroup group) {
    Map<DeadLetter.Reason, Counter> counters = new EnumMap<>(DeadLetter.Reason.class);
    for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
      counters.put(reason, group.counter(nameOf(reason)));
    }
    return counters;
  }

  /** Name of the counter of one reason; duplicates have their own plain name. */
  static String nameOf(DeadLetter.Reason reason) {
    if (reason == DeadLetter.Reason.DUPLICATE) {
      return DUPLICATES;
    }
    StringBuilder name = new StringBuilder();
    for (String word : reason.name().split("_")) {
      String lower = word.toLowerCase(Locale.ROOT);
      name.append(
          name.length() == 0 ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
    }
    return name.toString();
  }
}
