package io.riverprint.local.plan;

/**
 * What a cluster must have.
 *
 * @param microsPerEvent processor time of an event
 * @param networkShare of it that the network takes, 0 to 1
 * @param slots of Flink, and cores for them
 * @param taskManagers of two slots
 * @param stateBytesPerUser in RocksDB
 * @param stateBytes of all users
 * @param taskManagerMebibytes memory of each
 * @param taskManagerDiskBytes scratch disk of each
 * @param checkpointBytes of what changes between two checkpoints, 30 s apart, at most
 * @param storageBytes for checkpoints and savepoints
 * @param eventBytesPerDay into Kafka, before replication
 * @param profileBytesPerDay likewise, before compaction
 * @param gpu whether one is worth trying
 */
public record Plan(
    double microsPerEvent,
    double networkShare,
    int slots,
    int taskManagers,
    double stateBytesPerUser,
    double stateBytes,
    long taskManagerMebibytes,
    double taskManagerDiskBytes,
    double checkpointBytes,
    double storageBytes,
    double eventBytesPerDay,
    double profileBytesPerDay,
    boolean gpu) {
  static final int SLOTS_EACH = 2;
  private static final double DAY = 86_400;
  private static final double CHECKPOINT_SECONDS = 30;
  private static final double DELAY_SECONDS = 30;
  private static final int CACHE_USERS = 20_000;
  private static final double MEBIBYTE = 1 << 20;
  private static final double DISK_BESIDE = 5e9;
  // One GPU does the arithmetic of many cores, but no other part of an event's work.
  private static final double GPU_SHARE = 0.5;
  private static final int GPU_SLOTS = 8;

  /** The plan for a request without problems. */
  public static Plan of(PlanRequest request) {
    NetworkCost network = NetworkCost.of(request.preset());
    double networkMicros = networkMicros(network);
    double micros = Coefficients.CPU.value() - networkMicros(NetworkCost.MEASURED) + networkMicros;
    double rate = request.eventsPerSecond();
    int slots = (int) Math.max(1, Math.ceil(rate * micros / 1e6 / Coefficients.LOAD.value()));
    int taskManagers = (slots + SLOTS_EACH - 1) / SLOTS_EACH;
    double userBytes = userBytes(network);
    double state = (double) request.users() * userBytes;
    double changed = Math.min((double) request.users(), rate * CHECKPOINT_SECONDS) * userBytes;
    double share = networkMicros / micros;
    return new Plan(
        micros,
        share,
        slots,
        taskManagers,
        userBytes,
        state,
        memory(state, slots, rate),
        state / taskManagers * Coefficients.SPREAD.value() + DISK_BESIDE,
        changed,
        state * Coefficients.KEPT.value(),
        rate * DAY * Coefficients.EVENT_BYTES.value(),
        rate * DAY * Coefficients.PROFILES.value() * profileBytes(network),
        share > GPU_SHARE && slots > GPU_SLOTS);
  }

  private static double networkMicros(NetworkCost network) {
    double macsPerSecond = Coefficients.STEPS.value() * NetworkCost.MEASURED.stepMacs();
    double macs = network.stepMacs() + Coefficients.PROFILES.value() * network.readoutMacs();
    return macs / macsPerSecond * 1e6;
  }

  // Float32 of each state, float16 of what is kept for attention.
  private static double userBytes(NetworkCost network) {
    int wider = network.hiddenWidth() - NetworkCost.MEASURED.hiddenWidth();
    return Coefficients.STATE.value() + Float.BYTES * wider + Short.BYTES * network.keptWidth();
  }

  private static double profileBytes(NetworkCost network) {
    return Coefficients.PROFILE_BYTES.value() + Short.BYTES * network.vectorWidth();
  }

  private static long memory(double state, int slots, double rate) {
    double heap =
        Coefficients.HEAP.value()
            + CACHE_USERS * Coefficients.CACHED.value() / MEBIBYTE
            + rate / slots * DELAY_SECONDS * Coefficients.WAITING.value() / MEBIBYTE;
    double managed = Math.max(256, state / slots * Coefficients.HOT.value() / MEBIBYTE);
    double all =
        SLOTS_EACH * (heap + managed) + Coefficients.LIBTORCH.value() + Coefficients.OTHER.value();
    return (long) Math.ceil(all / 512) * 512;
  }
}
