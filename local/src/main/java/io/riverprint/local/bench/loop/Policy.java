package io.riverprint.local.bench.loop;

import java.util.ArrayList;
import java.util.List;

/** How often the model is trained anew. */
enum Policy {
  FROZEN("frozen", "first model, frozen", 0),
  EVERY_14_DAYS("every14Days", "full training every 14 days", 336),
  EVERY_7_DAYS("every7Days", "full training every 7 days", 168),
  EVERY_84_HOURS("every84Hours", "full training every 3.5 days", 84);

  private static final long HOUR_MILLIS = 3_600_000;

  private final String key;
  private final String words;
  private final int hours;

  Policy(String key, String words, int hours) {
    this.key = key;
    this.words = words;
    this.hours = hours;
  }

  /** Begins its figures' names. */
  String key() {
    return key;
  }

  String words() {
    return words;
  }

  /** Instants whose past is learnt from: the first one, and those after it before the end. */
  List<Long> cuts(long firstMillis, long endMillis) {
    List<Long> cuts = new ArrayList<>(List.of(firstMillis));
    long step = hours * HOUR_MILLIS;
    for (long cut = firstMillis + step; hours > 0 && cut < endMillis; cut += step) {
      cuts.add(cut);
    }
    return cuts;
  }
}
