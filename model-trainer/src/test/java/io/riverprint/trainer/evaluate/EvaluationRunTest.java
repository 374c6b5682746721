package io.riverprint.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.trainer.LogOf;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.probe.ProbeSettings;
import io.riverprint.trainer.probe.ProbeSize;
import io.riverprint.trainer.probe.ProbeTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationRunTest {
  private static final int DAYS = 7;

  @Test
  void theModelEndsWhereTheFirstWindowBegins() throws IOException {
    EventLog log = SmallShop.log(60, 2);
    List<Long> asked = new ArrayList<>();
    Evaluation evaluation = run(log, 1_000, asked);
    // The last purchase is on day 39; two windows of a week before its midnight.
    assertThat(asked).hasSize(1);
    assertThat((asked.get(0) - SmallShop.FIRST) / SmallShop.DAY).isEqualTo(26);
    assertThat((asked.get(0) - SmallShop.FIRST) % SmallShop.DAY).isZero();
    assertThat(evaluation.rows())
        .extracting(EvaluationRow::model)
        .containsExactly(EvaluationRun.BASELINE, "Served heads", "Popularity");
    assertThat(evaluation.tasks()).contains(ProbeTask.CHURN, ProbeTask.CATEGORY, ProbeTask.SKU);
    assertThat(evaluation.reliabilities())
        .extracting(Reliability::head)
        .containsExactly("churn", "category", "sku");
  }

  @Test
  void popularityTellsNobodyFromAnother() throws IOException {
    EvaluationRow popularity = run(SmallShop.log(60, 2), 1_000, new ArrayList<>()).rows().get(2);
    assertThat(popularity.report().of(ProbeTask.CATEGORY).best().mixedAuroc()).isEqualTo(0.5);
  }

  @Test
  void moreUsersThanAskedForAreDrawnBySeed() throws IOException {
    assertThat(run(SmallShop.log(60, 2), 20, new ArrayList<>()).users()).isEqualTo(20);
  }

  @Test
  void aLogWithoutPurchasesSaysSo() {
    EventLog log = new LogOf().visit("u", "2022-06-23T09:00:00Z", "/").log();
    assertThatThrownBy(() -> run(log, 10, new ArrayList<>()))
        .hasMessageContaining("has no purchase, needs some in each window");
  }

  private static Evaluation run(EventLog log, int users, List<Long> asked) throws IOException {
    EvaluationSettings settings =
        new EvaluationSettings(
            DAYS, users, List.of(), new ProbeSettings(new ProbeSize(8, 16, 16, 1), 1, 10, 1), 1);
    return new EvaluationRun(log, settings, TrainingProgress.NONE)
        .run(
            until -> {
              asked.add(until);
              return SmallBundles.make(1, 4);
            },
            HeapBackend::new,
            List.of(new PopularityScores(log)));
  }
}
