package io.riverprint.job.watch;

import static io.riverprint.job.watch.Findings.DAY;
import static io.riverprint.job.watch.Findings.HORIZON;
import static io.riverprint.job.watch.Findings.HOUR;
import static io.riverprint.job.watch.Findings.START;
import static io.riverprint.job.watch.Findings.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.Sampling;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.RetrainRequest.Reason;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From sightings to requests through both operators: a shop whose tastes turn round. */
final class ReleaseWatchTest {
  private static final RetrainRules QUALITY =
      new RetrainRules(HOUR, DAY, 50, 50, DAY, 30 * DAY, 0, 0, 0, 0.3, 0);
  private static final int DAYS = 20;
  private static final int TURN = 10;

  /** Until day 10 those with a low churn buy; from then on those with a high one. */
  @Test
  void tastesThatTurnRoundAreALossOfQualityAHorizonLater() throws Exception {
    List<Finding> findings = findings();
    List<RetrainRequest> requests = new ArrayList<>();
    try (var watch = fresh(null)) {
      feed(watch, findings, 0, findings.size());
      requests.addAll(watch.extractOutputValues());
    }

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).reason()).isEqualTo(Reason.QUALITY);
    assertThat(requests.get(0).detail()).startsWith("head churn of release 1 has AUROC 0.");
    assertThat(requests.get(0).atMillis())
        .isBetween(START + TURN * DAY, START + (TURN + 2) * DAY + HORIZON);
  }

  @Test
  void aRestartAtAnyDayAsksForTheSame() throws Exception {
    List<Finding> findings = findings();
    List<RetrainRequest> whole;
    try (var watch = fresh(null)) {
      feed(watch, findings, 0, findings.size());
      whole = watch.extractOutputValues();
    }
    List<RetrainRequest> pieces = new ArrayList<>();
    OperatorSubtaskState snapshot = null;
    int piece = findings.size() / 7;
    for (int from = 0; from < findings.size(); from += piece) {
      try (var watch = fresh(snapshot)) {
        feed(watch, findings, from, Math.min(findings.size(), from + piece));
        pieces.addAll(watch.extractOutputValues());
        snapshot = watch.snapshot(from, from);
      }
    }

    assertThat(whole).hasSize(1);
    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void theEndOfInputMakesNoReleaseOld() throws Exception {
    RetrainRules schedule = new RetrainRules(HOUR, DAY, 1, 1, DAY, DAY, 7 * DAY, 0, 0, 0, 0);
    try (var watch = harness(schedule)) {
      watch.open();
      watch.processElement2(new StreamRecord<>(release(1, ModelRelease.FROM_THE_BEGINNING)));
      watch.processBothWatermarks(new Watermark(START));
      watch.processBothWatermarks(Watermark.MAX_WATERMARK);

      assertThat(watch.extractOutputValues()).isEmpty();
    }
  }

  private static void feed(
      TwoInputStreamOperatorTestHarness<Finding, ModelRelease, RetrainRequest> watch,
      List<Finding> findings,
      int from,
      int to)
      throws Exception {
    for (Finding finding : findings.subList(from, to)) {
      watch.processBothWatermarks(new Watermark(finding.atMillis() - 1));
      watch.processElement1(new StreamRecord<>(finding));
    }
    watch.processBothWatermarks(new Watermark(findings.get(to - 1).atMillis() - 1));
  }

  private static List<Finding> findings() throws Exception {
    try (Joined join = Joined.fresh().serves(release(1, ModelRelease.FROM_THE_BEGINNING))) {
      Random random = new Random(8);
      for (int day = 0; day < DAYS; day++) {
        for (int user = 0; user < 100; user++) {
          visit(join, "user-" + day + "-" + user, START + day * DAY + user * 60_000L, day, random);
        }
      }
      return join.watermark(START + (DAYS + 10) * DAY).findings();
    }
  }

  private static void visit(Joined join, String user, long atMillis, int day, Random random)
      throws Exception {
    float churn = random.nextFloat();
    UserProfile profile = Findings.profile(user, atMillis, 1, churn);
    join.sees(new Sighting.Asked(user, Sampling.rank(profile), Question.of(profile)));
    boolean comesBack = random.nextFloat() > (day < TURN ? churn : 1 - churn);
    if (comesBack) {
      Purchase purchase = new Purchase(atMillis + HOUR, Keys.of("105"), Keys.NONE, 3);
      join.sees(new Sighting.Bought(user, purchase));
    }
  }

  private static TwoInputStreamOperatorTestHarness<Finding, ModelRelease, RetrainRequest> fresh(
      @Nullable OperatorSubtaskState snapshot) throws Exception {
    var watch = harness(QUALITY);
    if (snapshot != null) {
      watch.initializeState(snapshot);
    }
    watch.open();
    if (snapshot == null) {
      watch.processElement2(new StreamRecord<>(release(1, ModelRelease.FROM_THE_BEGINNING)));
    }
    return watch;
  }

  private static TwoInputStreamOperatorTestHarness<Finding, ModelRelease, RetrainRequest> harness(
      RetrainRules rules) throws Exception {
    var harness =
        new TwoInputStreamOperatorTestHarness<>(new ReleaseWatch(rules, Findings::facts), 1, 1, 0);
    harness.setup(WireTypes.RETRAIN_REQUEST.createSerializer(new SerializerConfigImpl()));
    return harness;
  }
}
