package io.riverprint.trainer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.log.Purchase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** 600 users, each with one of four favourite categories; half of them buy, in both windows. */
final class DownstreamProbeTest {
  private static final int USERS = 600;
  private static final ProbeSize SMALL = new ProbeSize(16, 32, 32, 3);
  private static final SplittableRandom RANDOM = new SplittableRandom(11);
  private static final List<String> NAMES = new ArrayList<>();
  private static final float[][] TELLING = new float[USERS][8];
  private static final float[][] NOISE = new float[USERS][8];
  private static final ProbeQuestions QUESTIONS = plant();

  private static ProbeQuestions plant() {
    List<Purchase> train = new ArrayList<>();
    List<Purchase> validate = new ArrayList<>();
    Set<String> buyers = new HashSet<>();
    for (int user = 0; user < USERS; user++) {
      String name = Integer.toString(1000 + user);
      NAMES.add(name);
      int favourite = RANDOM.nextInt(4);
      boolean buys = RANDOM.nextBoolean();
      for (int i = 0; i < 8; i++) {
        NOISE[user][i] = (float) RANDOM.nextDouble(-1, 1);
        TELLING[user][i] = NOISE[user][i] / 4;
      }
      TELLING[user][favourite] += 1;
      TELLING[user][7] += buys ? 1 : -1;
      if (user % 3 > 0) {
        buyers.add(name);
      }
      if (buys) {
        String category = Integer.toString(favourite);
        train.add(new Purchase(name, 1, "s" + favourite, category, favourite));
        validate.add(new Purchase(name, 2, "s" + favourite, category, favourite));
      }
    }
    WindowPurchases purchases = new WindowPurchases(train, validate, buyers, Set.of());
    return ProbeQuestions.of(NAMES, purchases, TargetLists.of(purchases, 100));
  }

  @Test
  void aPlantedSignalIsLearntInEveryTask() {
    ProbeReport report = probe().judge(new Embeddings("telling", NAMES, TELLING));
    assertThat(report.results().keySet()).containsExactly(ProbeTask.values());
    report
        .results()
        .forEach(
            (task, result) ->
                assertThat(result.best().auroc()).as(task.title()).isGreaterThan(0.9));
    assertThat(report.of(ProbeTask.CHURN).users()).isEqualTo(400);
    assertThat(report.of(ProbeTask.CONVERSION).users()).isEqualTo(USERS);
    assertThat(report.width()).isEqualTo(8);
  }

  @Test
  void noiseTellsNothing() {
    ProbeReport report = probe().judge(new Embeddings("noise", NAMES, NOISE));
    TaskResult conversion = report.of(ProbeTask.CONVERSION);
    assertThat(conversion.best().auroc()).isBetween(0.4, 0.6);
    assertThat(conversion.auroc().low()).isLessThan(conversion.best().auroc());
    assertThat(conversion.auroc().high()).isGreaterThan(conversion.best().auroc());
  }

  @Test
  void theSameIsFoundTwice() {
    Embeddings embeddings = new Embeddings("telling", NAMES, TELLING);
    ProbeReport once = probe().judge(embeddings);
    ProbeReport twice = probe().judge(embeddings);
    for (ProbeTask task : ProbeTask.values()) {
      assertThat(twice.of(task).best()).isEqualTo(once.of(task).best());
      assertThat(twice.of(task).epoch()).isEqualTo(once.of(task).epoch());
      assertThat(twice.of(task).draws().auroc()).isEqualTo(once.of(task).draws().auroc());
    }
  }

  @Test
  void theBestEpochCounts() {
    ProbeSettings once = new ProbeSettings(new ProbeSize(16, 32, 32, 1), 1, 10, 1);
    Embeddings embeddings = new Embeddings("telling", NAMES, TELLING);
    ProbeReport first = new DownstreamProbe(QUESTIONS, once, ProbeWatcher.NONE).judge(embeddings);
    probe()
        .judge(embeddings)
        .results()
        .forEach(
            (task, result) ->
                assertThat(result.best().score())
                    .isGreaterThanOrEqualTo(first.of(task).best().score()));
  }

  @Test
  void scoresAreJudgedAsTheyAre() {
    float[] buys = new float[USERS];
    for (int i = 0; i < USERS; i++) {
      buys[i] = -3 * TELLING[i][7];
    }
    ProbeReport report = probe().judgeScores("oracle", Map.of(ProbeTask.CONVERSION, buys));
    assertThat(report.results().keySet()).containsExactly(ProbeTask.CONVERSION);
    assertThat(report.of(ProbeTask.CONVERSION).best().auroc()).isEqualTo(1);
    assertThatThrownBy(() -> probe().judgeScores("oracle", Map.of(ProbeTask.CHURN, buys)))
        .hasMessageContaining("has 600 for task churn, needs 400");
  }

  @Test
  void otherUsersOrAnotherOrderAreRefused() {
    List<String> turned = new ArrayList<>(NAMES);
    Collections.reverse(turned);
    assertThatThrownBy(() -> probe().judge(new Embeddings("m", turned, TELLING)))
        .hasMessageContaining("embeddings 'm': has other users, or in another order, than the 600");
  }

  @Test
  void numbersThatCannotBeSubmittedAreRefused() {
    float[][] rows = new float[USERS][2];
    rows[5][1] = 1e6f;
    assertThatThrownBy(() -> probe().judge(new Embeddings("m", NAMES, rows)))
        .hasMessageContaining("client 1005, column 1 is 1000000.0");
  }

  @Test
  void progressIsTold() {
    List<String> seen = new ArrayList<>();
    ProbeWatcher watcher =
        (model, task, epoch, batch, batches) ->
            seen.add(task + " " + epoch + " " + batch + "/" + batches);
    new DownstreamProbe(QUESTIONS, new ProbeSettings(SMALL, 1, 10, 1), watcher)
        .judge(new Embeddings("m", NAMES, NOISE));
    assertThat(seen).startsWith("CHURN 1 1/13", "CHURN 1 2/13").contains("PRICE 3 19/19");
  }

  private static DownstreamProbe probe() {
    return new DownstreamProbe(QUESTIONS, new ProbeSettings(SMALL, 1, 40, 1), ProbeWatcher.NONE);
  }
}
