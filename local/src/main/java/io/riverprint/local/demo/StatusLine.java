package io.riverprint.local.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One second of the demo on one line. */
final class StatusLine {

  private static final double NANOS = 1e9;
  private static final DateTimeFormatter SHOP_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final long startNanos;
  private long lastNanos;
  private long lastStepped;
  private long lastProfiles;

  /** Rates are from here on. */
  StatusLine(long nowNanos, Snapshot now) {
    this.startNanos = nowNanos;
    remember(nowNanos, now);
  }

  /** The line for what was done since the line before. */
  String next(long nowNanos, Snapshot now) {
    double seconds = Math.max(1e-3, (nowNanos - lastNanos) / NANOS);
    String line =
        String.format(
            Locale.ROOT,
            "%4d s  %s  %,8.0f events/s  %,8.0f profiles/s  lag %7s  batch %,6.0f users"
                + "  waiting %,d  late %,d  dead %,d  release %d",
            (nowNanos - startNanos) / (long) NANOS,
            shopTime(now.newestMillis()),
            (now.stepped() - lastStepped) / seconds,
            (now.profiles() - lastProfiles) / seconds,
            lag(now.lagMillis()),
            now.batchUsers(),
            now.waiting(),
            now.late(),
            now.dead(),
            now.release());
    remember(nowNanos, now);
    return line;
  }

  private void remember(long nanos, Snapshot now) {
    lastNanos = nanos;
    lastStepped = now.stepped();
    lastProfiles = now.profiles();
  }

  private static String shopTime(long millis) {
    return millis == Long.MIN_VALUE
        ? "      -         "
        : SHOP_TIME.format(Instant.ofEpochMilli(millis));
  }

  private static String lag(long millis) {
    if (millis < 0) {
      return "-";
    }
    double seconds = millis / 1e3;
    return seconds < 120
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : seconds < 7_200
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.0f h", seconds / 3_600);
  }
}
