package io.riverprint.local.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the JVM has compiled what it runs. Broker, Flink and job are thousands of methods,
 * and compiling them takes a core for most of the first minutes; a job that runs for months has
 * that behind it.
 */
final class Compiling {
  private static final double SETTLED = 0.05;

  private final Duration step;
  private final Duration most;

  /**
   * A wait.
   *
   * @param step how long the share of compiling is watched for
   * @param most given up after this
   */
  Compiling(Duration step, Duration most) {
    this.step = step;
    this.most = most;
  }

  /** Returns once compilers are at work less than a twentieth of the time; how long that took. */
  Duration awaitSettled() throws InterruptedException {
    long start = System.nanoTime();
    Duration waited = Duration.ZERO;
    double share = 1;
    while (share > SETTLED && waited.compareTo(most) < 0) {
      long before = millis();
      TimeUnit.NANOSECONDS.sleep(step.toNanos());
      share = (double) (millis() - before) / step.toMillis();
      waited = Duration.ofNanos(System.nanoTime() - start);
    }
    return waited;
  }

  private static long millis() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }
}
