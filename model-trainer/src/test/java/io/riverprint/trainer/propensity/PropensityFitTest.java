package io.riverprint.trainer.propensity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.propensity.HeadMix;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.trainer.Candidate;
import io.riverprint.trainer.CandidateTraining;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.SmallTrainings;
import io.riverprint.trainer.Start;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.gate.Replay;
import io.riverprint.trainer.gate.Scorecard;
import io.riverprint.trainer.log.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On a shop of favourites, with a network that has hardly learnt anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PropensityFitTest {
  private static final EventLog LOG = SmallShop.log(400, 3);

  @SuppressWarnings("NullAway.Init")
  private Candidate candidate;

  @BeforeAll
  void train(@TempDir Path folder) throws IOException {
    candidate =
        new CandidateTraining(
                LOG,
                HeapBackend::new,
                SmallTrainings.options(1, 1),
                SmallTrainings.losses(new ArrayList<>()),
                folder,
                Start.COLD)
            .run(1);
  }

  @Test
  void heldOutTimeIsToldBetterThanByTheNetworkAlone() {
    ModelBundle mixed = candidate.bundle();
    Map<String, Double> with = judged(mixed);
    Map<String, Double> alone = judged(mixed.with((PropensityModel) null));

    for (String head : List.of("categoryAuroc", "skuAuroc")) {
      assertThat(with.get(head)).as(head).isGreaterThan(alone.getOrDefault(head, 1.0) + 0.02);
    }
    assertThat(with.get("churnAuroc")).isGreaterThan(alone.getOrDefault("churnAuroc", 1.0));
    assertThat(with.get("categoryAuroc")).isGreaterThan(0.95);
  }

  @Test
  void whatTheUserTurnsToCounts() {
    PropensityModel model = propensity(candidate.bundle());

    assertThat(model.categories().share()).isGreaterThan(0.2f);
    assertThat(model.skus().share()).isGreaterThan(0.2f);
    assertThat(model.categories().chance()).isPositive();
    assertThat(model.churn().chance()).isNegative();
  }

  @Test
  void pagesOfASkuAreAboutItsCategory() {
    PropensityModel model = propensity(candidate.bundle());

    // 40 SKUs have a page each, 8 categories a query each.
    assertThat(model.hintKeys()).hasSize(48);
  }

  @Test
  void eventsAfterTheTrainingPartChangeNothing() {
    ModelBundle alone = candidate.bundle().with((PropensityModel) null);
    TimeSplit split = candidate.split();
    Histories part = Histories.read(LOG, split.fitUntilMillis());
    Panel panel = Panel.of(400);
    try (Backend backend = new HeapBackend(alone.network())) {
      assertThat(
              new PropensityFit(alone.features(), split, part.users()).fit(alone, backend, panel))
          .usingRecursiveComparison()
          .isEqualTo(
              new PropensityFit(alone.features(), split, candidate.histories().users())
                  .fit(alone, backend, panel));
    }
  }

  @Test
  void whereNobodyOnThePanelBuysTheNetworkSpeaksAlone() {
    ModelBundle alone = candidate.bundle().with((PropensityModel) null);
    try (Backend backend = new HeapBackend(alone.network())) {
      PropensityModel model =
          new PropensityFit(alone.features(), candidate.split(), candidate.histories().users())
              .fit(alone, backend, new Panel(0))
              .orElseThrow();

      assertThat(model.skus()).isEqualTo(HeadMix.NETWORK);
    }
  }

  @Test
  void ofAHandfulOfUsersNothingIsLearnt() {
    ModelBundle alone = candidate.bundle().with((PropensityModel) null);
    try (Backend backend = new HeapBackend(alone.network())) {
      assertThat(
              new PropensityFit(
                      alone.features(),
                      candidate.split(),
                      candidate.histories().users().subList(0, 3))
                  .fit(alone, backend, Panel.of(3)))
          .isEmpty();
    }
  }

  private Map<String, Double> judged(ModelBundle bundle) {
    try (Backend backend = new HeapBackend(bundle.network())) {
      Replay replay = new Replay(bundle, backend, candidate.split(), 7);
      return new Scorecard(replay.judge(candidate.histories().users())).metrics(bundle.features());
    }
  }

  private static PropensityModel propensity(ModelBundle bundle) {
    return requireNonNull(bundle.propensity());
  }
}
