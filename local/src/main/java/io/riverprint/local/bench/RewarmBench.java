package io.riverprint.local.bench;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.WarmUp;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.feature.Limits;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.torch.Backends;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserStateCodec;
import io.riverprint.schema.EventType;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest.Lane;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How many users a second one thread moves to a new release, as the sweep does it: bytes to state,
 * the kept events replayed, a profile made, state to bytes. Every event is a product event and
 * makes a step. A second is one of the thread's CPU time; RocksDB and the topic are not in it.
 */
public final class RewarmBench {
  private static final int USERS = 1_024;
  private static final int CHUNK = 64;
  private static final long SEED = 17;

  private static final long FROM_MILLIS = 1_700_000_000_000L;
  private static final long SWAP_MILLIS = FROM_MILLIS + Duration.ofDays(30).toMillis();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String backendName;
  private final Lane lane;
  private final int meanEvents;
  private final long windowNanos;
  private final SplittableRandom random = new SplittableRandom(31);

  /**
   * A measurement.
   *
   * @param lane whether users come from a release with another network, or with other item factors
   *     alone
   * @param meanEvents kept events of a user, on average; at most half of what is kept
   * @param window how long is measured, after as long a warm-up
   */
  public RewarmBench(String backendName, Lane lane, int meanEvents, Duration window) {
    if (meanEvents < 1 || meanEvents > Limits.DEFAULT.events() / 2) {
      throw new IllegalArgumentException(
          "rewarm bench: mean events is %d, must be 1 to %d"
              .formatted(meanEvents, Limits.DEFAULT.events() / 2));
    }
    this.backendName = backendName;
    this.lane = lane;
    this.meanEvents = meanEvents;
    this.windowNanos = window.toNanos();
  }

  /** Flat figures by camelCase name. */
  public Map<String, Object> measure() {
    ModelBundle older = BenchModel.make(SEED);
    try (Backend backend = Backends.open(backendName, "cpu", older.network())) {
      WarmUp.run(backend, older.network().spec());
      ProfileStepper before = stepper(older, backend, ModelRelease.FROM_THE_BEGINNING);
      ProfileStepper stepper = stepper(BenchModel.factors(SEED, 2), backend, SWAP_MILLIS);
      if (lane == Lane.FACTORS) {
        stepper.follows(before.lineage());
      }
      List<byte[]> states = states(before);
      double unused = usersPerSecond(stepper, states);
      return figures(backend.name(), usersPerSecond(stepper, states), events(states));
    }
  }

  private static ProfileStepper stepper(ModelBundle bundle, Backend backend, long fromMillis) {
    return new ProfileStepper(bundle, backend, fromMillis, new StepSettings(0, 10, CHUNK));
  }

  private Map<String, Object> figures(String backend, double perSecond, double events) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("lane", lane.name());
    figures.put("backend", backend);
    figures.put("threads", 1);
    figures.put("meanHistoryEvents", events);
    figures.put("usersPerSecond", perSecond);
    figures.put("eventsPerSecond", perSecond * events);
    figures.put("minutesFor1MUsers", 1e6 / perSecond / 60);
    figures.put("minutesFor100MUsers", 1e8 / perSecond / 60);
    return figures;
  }

  private double usersPerSecond(ProfileStepper stepper, List<byte[]> states) {
    long from = THREADS.getCurrentThreadCpuTime();
    long users = 0;
    long spent;
    do {
      for (int at = 0; at < states.size(); at += CHUNK) {
        users += move(stepper, states.subList(at, Math.min(states.size(), at + CHUNK)));
      }
      spent = THREADS.getCurrentThreadCpuTime() - from;
    } while (spent < windowNanos);
    return users * 1e9 / spent;
  }

  private static int move(ProfileStepper stepper, List<byte[]> chunk) {
    List<UserState> users = new ArrayList<>(chunk.size());
    chunk.forEach(bytes -> users.add(UserStateCodec.read(bytes)));
    int[] profiles = new int[1];
    stepper.move(users, profile -> profiles[0]++);
    for (UserState user : users) {
      if (UserStateCodec.write(user).length == 0) {
        throw new IllegalStateException("rewarm bench: a state without bytes");
      }
    }
    return profiles[0];
  }

  private static double events(List<byte[]> states) {
    return states.stream().mapToInt(bytes -> UserStateCodec.read(bytes).history.size()).sum()
        / (double) states.size();
  }

  /** As the release before left them. */
  private List<byte[]> states(ProfileStepper before) {
    List<byte[]> states = new ArrayList<>(USERS);
    for (int i = 0; i < USERS; i++) {
      UserState state = before.fresh("user-" + i);
      List<UserEvent> events = events(state.userId, 1 + random.nextInt(2 * meanEvents - 1));
      before.step(List.of(new DueUser(state, events)), SWAP_MILLIS - 1, profile -> {});
      states.add(UserStateCodec.write(state));
    }
    return states;
  }

  private List<UserEvent> events(String user, int count) {
    List<UserEvent> events = new ArrayList<>(count);
    long atMillis = FROM_MILLIS;
    for (int i = 0; i < count; i++) {
      atMillis += random.nextLong(3_600_000);
      EventType type = EventType.of(random.nextInt(3));
      long sku = Keys.of("" + (1000 + random.nextInt(BenchModel.SKUS)));
      events.add(new UserEvent(user, Keys.NONE, atMillis, type, sku, Keys.NONE, Float.NaN, null));
    }
    return events;
  }
}
