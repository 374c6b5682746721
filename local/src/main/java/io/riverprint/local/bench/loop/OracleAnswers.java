package io.riverprint.local.bench.loop;

import io.riverprint.local.bench.loop.Week.Ask;
import io.riverprint.local.sim.MovingOracle;
import io.riverprint.local.sim.Oracle;
import io.riverprint.trainer.baseline.UserScores;
import java.util.List;

/** The shop's own word on every question: the bound that no model can be expected to reach. */
final class OracleAnswers {
  private OracleAnswers() {}

  static Answers of(LoopSettings settings, LoopStream stream, List<Week> weeks) {
    Answers answers = new Answers(weeks);
    MovingOracle moving = new MovingOracle(settings.shop());
    for (int day = settings.historyDays() + 1; day <= settings.liveToDay(); day++) {
      Oracle oracle = moving.at(day, settings.horizonDays());
      for (int week = 0; week < weeks.size(); week++) {
        take(oracle, stream, weeks.get(week), week, day, answers);
      }
    }
    return answers;
  }

  private static void take(
      Oracle oracle, LoopStream stream, Week week, int number, int day, Answers answers) {
    List<String> categories = week.items(Head.CATEGORY);
    UserScores churn = oracle.churn();
    UserScores bought = oracle.categories(categories);
    UserScores skus = oracle.skus(week.items(Head.SKU));
    for (int i = 0; i < week.asks().size(); i++) {
      Ask ask = week.asks().get(i);
      if (ask.day() == day) {
        String user = stream.users().get(ask.user()).userId();
        answers.set(number, 0, i, churn.of(user)[0]);
        put(bought.of(user), 1, number, i, answers);
        put(skus.of(user), 1 + categories.size(), number, i, answers);
      }
    }
  }

  private static void put(float[] scores, int from, int week, int ask, Answers answers) {
    for (int c = 0; c < scores.length; c++) {
      answers.set(week, from + c, ask, scores[c]);
    }
  }
}
