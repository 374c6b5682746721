package io.riverprint.local.sim;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How busy the shop is by hour, weekday and time of the year. */
final class Season {
  /**
   * Monday to Friday are the challenge's adds of one week over its daily mean (41,998 41,500 41,438
   * 34,826 26,960 over 37,134); the weekend is what is left of seven means, halved.
   */
  private static final double[] WEEKDAY = {1.131, 1.118, 1.116, 0.938, 0.726, 0.9855, 0.9855};

  private static final float[] HOUR = {
    12, 7, 4, 3, 3, 5, 12, 24, 36, 44, 50, 53, 54, 53, 52, 52, 53, 56, 60, 66, 72, 68, 48, 26
  };
  private static final double YEAR_SWING = 0.08;

  private static final double HIGHEST = 1.131 * (1 + YEAR_SWING);

  private final LocalDate first;
  private final AliasTable hours = new AliasTable(HOUR.length);

  Season(ShopSpec spec) {
    first = LocalDate.ofInstant(spec.start(), ZoneOffset.UTC);
    hours.build(HOUR, 0, HOUR.length);
  }

  /** Sessions on this day over those of a mean day. */
  double factor(int day) {
    LocalDate date = first.plusDays(day);
    double year = Math.cos(2 * Math.PI * (date.getDayOfYear() - 340) / 365.25);
    return WEEKDAY[date.getDayOfWeek().getValue() - 1] * (1 + YEAR_SWING * year);
  }

  /** What adds on this weekday are over those of a mean day. */
  static double weekday(DayOfWeek day) {
    return WEEKDAY[day.getValue() - 1];
  }

  /** A day on which a new user comes: more come on busy days. */
  int arrivalDay(int days, SplitMix random) {
    int day = random.nextInt(days);
    while (!random.chance(factor(day) / HIGHEST)) {
      day = random.nextInt(days);
    }
    return day;
  }

  /** A second of the day, a multiple of 5. */
  int second(SplitMix random) {
    return hours.draw(random, 0, HOUR.length) * 3600 + 5 * random.nextInt(720);
  }
}
