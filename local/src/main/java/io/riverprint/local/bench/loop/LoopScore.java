package io.riverprint.local.bench.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How well somebody answered: by head and week the mean AUROC of the columns that came out both
 * ways, and the mean over weeks. The bootstrap draws users (each counts a Poisson number of times,
 * mean 1, in all weeks at once); draw number and seed decide, so draws of two answerers are paired.
 */
final class LoopScore {
  private final Map<Head, double[]> weekly = new EnumMap<>(Head.class);
  private final Map<Head, double[]> draws = new EnumMap<>(Head.class);

  private LoopScore() {}

  static LoopScore of(List<Week> weeks, Answers answers, int users, int draws, long seed) {
    List<Rankings> rankings = new ArrayList<>();
    for (int week = 0; week < weeks.size(); week++) {
      rankings.add(new Rankings(weeks.get(week), week, answers));
    }
    LoopScore score = new LoopScore();
    int[] once = new int[users];
    Arrays.fill(once, 1);
    for (Head head : Head.values()) {
      score.weekly.put(head, weekly(rankings, head, once));
      score.draws.put(head, new double[draws]);
    }
    for (int draw = 0; draw < draws; draw++) {
      int[] times = times(users, seed, draw);
      for (Head head : Head.values()) {
        score.draws(head)[draw] = mean(weekly(rankings, head, times));
      }
    }
    return score;
  }

  /** By week; NaN where nothing can be said. */
  double[] weekly(Head head) {
    return weekly.getOrDefault(head, new double[0]);
  }

  double mean(Head head) {
    return mean(weekly(head));
  }

  double[] draws(Head head) {
    return draws.getOrDefault(head, new double[0]);
  }

  private static double[] weekly(List<Rankings> rankings, Head head, int[] times) {
    return rankings.stream().mapToDouble(week -> week.mean(head, times)).toArray();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static int[] times(int users, long seed, int draw) {
    SplittableRandom random = new SplittableRandom(seed * 31 + draw);
    int[] times = new int[users];
    for (int user = 0; user < users; user++) {
      times[user] = poisson(random);
    }
    return times;
  }

  /** Mean 1, by inversion. */
  private static int poisson(SplittableRandom random) {
    double left = random.nextDouble();
    double term = Math.exp(-1);
    int count = 0;
    while (left >= term && count < 20) {
      left -= term;
      count++;
      term /= count;
    }
    return count;
  }

  /** All columns of a week, ranked. */
  private static final class Rankings {
    private final Week week;
    private final List<Ranking> columns = new ArrayList<>();

    Rankings(Week week, int number, Answers answers) {
      this.week = week;
      int[] users = week.asks().stream().mapToInt(Week.Ask::user).toArray();
      for (int c = 0; c < week.columns().size(); c++) {
        columns.add(new Ranking(week.columns().get(c), answers.of(number, c), users));
      }
    }

    double mean(Head head, int[] times) {
      double sum = 0;
      int count = 0;
      for (int c = 0; c < columns.size(); c++) {
        double area = week.columns().get(c).isOf(head) ? columns.get(c).area(times) : Double.NaN;
        sum += Double.isNaN(area) ? 0 : area;
        count += Double.isNaN(area) ? 0 : 1;
      }
      return count == 0 ? Double.NaN : sum / count;
    }
  }
}
