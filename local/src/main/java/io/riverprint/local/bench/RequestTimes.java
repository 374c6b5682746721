package io.riverprint.local.bench;

import java.util.Arrays;

/** How long each request took from when it was due, and how many failed. */
final class RequestTimes {
  private final int[] micros;
  private int failed;
  private String firstFailure = "";

  RequestTimes(int requests) {
    this.micros = new int[requests];
  }

  /** Each number once; an empty failure is none. */
  synchronized void add(int number, long nanos, String failure) {
    micros[number] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
    if (!failure.isEmpty()) {
      failed++;
      firstFailure = firstFailure.isEmpty() ? failure : firstFailure;
    }
  }

  synchronized int answered() {
    return micros.length - failed;
  }

  synchronized int failed() {
    return failed;
  }

  /** What became of one that failed; empty where none did. */
  synchronized String firstFailure() {
    return firstFailure;
  }

  /** Within which this share of all requests was done, failed ones included. */
  synchronized double millis(double share) {
    int[] sorted = micros.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))] / 1_000.0;
  }
}
