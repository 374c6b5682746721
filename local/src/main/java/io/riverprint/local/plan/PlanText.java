package io.riverprint.local.plan;

import java.util.Locale;

/** A plan in words, with what it rests on. */
public final class PlanText {
  private static final String[] PREFIXES = {"bytes", "kB", "MB", "GB", "TB", "PB"};

  private PlanText() {}

  /** The whole text, lines ended. */
  public static String of(PlanRequest request, Plan plan) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%,d users, %,.0f events a second at the busiest time, preset %s:",
        request.users(),
        request.eventsPerSecond(),
        request.preset().id());
    line(text, "");
    line(
        text,
        "  slots           %,d, as many cores, %,d task managers of %d slots; as many partitions of the"
            + " event topic, or more",
        plan.slots(),
        plan.taskManagers(),
        Plan.SLOTS_EACH);
    line(
        text,
        "  processor       %.1f us an event, of which the network %.0f %%",
        plan.microsPerEvent(),
        100 * plan.networkShare());
    line(text, "  memory          %,d MiB each task manager", plan.taskManagerMebibytes());
    line(
        text, "  disk            %s scratch each task manager", bytes(plan.taskManagerDiskBytes()));
    line(
        text,
        "  state           %s, %,.0f bytes a user",
        bytes(plan.stateBytes()),
        plan.stateBytesPerUser());
    line(
        text,
        "  checkpoints     at most %s each 30 s; %s of storage with savepoints",
        bytes(plan.checkpointBytes()),
        bytes(plan.storageBytes()));
    line(
        text,
        "  Kafka           %s of events and %s of profiles a day, before replication",
        bytes(plan.eventBytesPerDay()),
        bytes(plan.profileBytesPerDay()));
    line(text, "  GPU             %s", gpu(plan));
    line(text, "");
    line(text, "Behind it (2 cores of an AMD EPYC with AVX-512; shared, so take a third more):");
    for (Coefficient one : Coefficients.ALL) {
      line(text, "  %,12.6g %-5s %s [%s]", one.value(), one.unit(), one.what(), one.source());
    }
    return text.toString();
  }

  private static String gpu(Plan plan) {
    return plan.gpu()
        ? "worth trying: the network takes most of the time. No figure of a GPU is behind this"
        : "no: other work than the network's takes the time, or a few cores do";
  }

  static String bytes(double bytes) {
    int prefix = 0;
    double value = bytes;
    while (value >= 1000 && prefix < PREFIXES.length - 1) {
      value /= 1000;
      prefix++;
    }
    return String.format(Locale.ROOT, "%.3g %s", value, PREFIXES[prefix]);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
