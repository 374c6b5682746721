package io.riverprint.job.watch;

import static io.riverprint.job.watch.Findings.DAY;
import static io.riverprint.job.watch.Findings.HOUR;
import static io.riverprint.job.watch.Findings.OFF;
import static io.riverprint.job.watch.Findings.START;
import static io.riverprint.job.watch.Findings.answered;
import static io.riverprint.job.watch.Findings.release;
import static io.riverprint.job.watch.Findings.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.watch.WatchedHead;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.RetrainRequest.Lane;
import io.riverprint.schema.RetrainRequest.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class ReleaseBoardTest {
  private static final RetrainRules SCHEDULE =
      new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 7 * DAY, 0, 0, 0, 0);
  private static final RetrainRules LABELS =
      new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 0, 20, 0, 0, 0);
  private static final RetrainRules DRIFT =
      new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 0, 0, 0.25, 0, 0);
  private static final RetrainRules RANKING =
      new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 0, 0, 0, 0.05, 0);
  private static final RetrainRules CALIBRATION =
      new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 0, 0, 0, 0, 0.2);

  private final List<RetrainRequest> requests = new ArrayList<>();

  @Test
  void anOldReleaseIsAskedToBeReplacedWhenTheScheduleSays() {
    ReleaseBoard board = board(SCHEDULE);
    board.advance(START + 7 * DAY - 1, requests::add, quality -> {});
    assertThat(requests).isEmpty();
    board.advance(START + 7 * DAY, requests::add, quality -> {});

    assertThat(requests)
        .containsExactly(
            new RetrainRequest(
                "1-schedule-" + (START + 7 * DAY),
                START + 7 * DAY,
                1,
                Reason.SCHEDULE,
                Lane.FULL,
                "release 1 is 7 d 0 h old, the schedule says 7 d 0 h"));
  }

  @Test
  void enoughNewOutcomesAskForNewItemFactors() {
    ReleaseBoard board = board(LABELS);
    board.advance(START, requests::add, quality -> {});
    for (int i = 0; i < 20; i++) {
      assertThat(requests).isEmpty();
      board.found(answered(START + i * HOUR, 1, 0.5f, true));
      board.advance(START + i * HOUR, requests::add, quality -> {});
    }

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).reason()).isEqualTo(Reason.LABELS);
    assertThat(requests.get(0).lane()).isEqualTo(Lane.FACTORS);
    assertThat(requests.get(0).detail())
        .isEqualTo(
            "20 outcomes of watched users have become known since release 1 took over, asked for"
                + " at 20");
  }

  /** Of the reference's 200 profiles a tenth have a churn above 0.5. */
  @Test
  void anotherPopulationThanTheJudgedOneIsDrift() {
    ReleaseBoard board = board(DRIFT);
    for (int i = 0; i < 200; i++) {
      board.found(seen(START + i * 60_000L, 1, i % 4 == 0 ? 0.1f : 0.9f));
    }
    board.advance(START + DAY, requests::add, quality -> {});

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).reason()).isEqualTo(Reason.DRIFT);
    assertThat(requests.get(0).lane()).isEqualTo(Lane.FULL);
    assertThat(requests.get(0).detail())
        .startsWith("score.churn is not distributed as when release 1 was judged: stability index");
  }

  @Test
  void theJudgedPopulationIsNoDrift() {
    ReleaseBoard board = board(DRIFT);
    for (int i = 0; i < 200; i++) {
      board.found(seen(START + i * 60_000L, 1, i < 90 ? 0.1f : i < 180 ? 0.3f : 0.9f));
    }
    board.advance(START + 5 * DAY, requests::add, quality -> {});

    assertThat(requests).isEmpty();
    assertThat(BoardFigures.of(board).stability().get("score")).isLessThan(0.01);
  }

  @Test
  void ofTooFewProfilesNothingIsSaid() {
    ReleaseBoard board = board(DRIFT);
    for (int i = 0; i < 9; i++) {
      board.found(seen(START + i, 1, 0.9f));
    }
    board.advance(START + 5 * DAY, requests::add, quality -> {});

    assertThat(requests).isEmpty();
  }

  @Test
  void withoutAReferenceThereIsNoDriftAndNoLossOfRank() {
    RetrainRules both = new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 0, 0, 0.25, 0.05, 0);
    ReleaseBoard board = new ReleaseBoard(both, Findings::factsWithoutReference);
    board.serves(release(1, ModelRelease.FROM_THE_BEGINNING));
    for (int i = 0; i < 200; i++) {
      board.found(seen(START + i, 1, 0.9f));
      board.found(answered(START + i, 1, i % 2 == 0 ? 0.9f : 0.1f, i % 2 == 1));
    }
    board.advance(START + 5 * DAY, requests::add, quality -> {});

    assertThat(requests).isEmpty();
    assertThat(BoardFigures.of(board).stability()).isEmpty();
    assertThat(BoardFigures.of(board).serving().heads())
        .hasEntrySatisfying("churn", head -> assertThat(head.auroc()).isZero());
  }

  /** It was judged at 0.9. */
  @Test
  void scoresThatTellTheOutcomesWorseThanWhenJudgedAreALossOfQuality() {
    ReleaseBoard board = board(RANKING);
    for (int i = 0; i < 100; i++) {
      boolean high = i % 2 == 0;
      board.found(answered(START + i, 1, high ? 0.9f : 0.1f, i % 10 < 8 == high));
    }
    board.advance(START + DAY, requests::add, quality -> {});

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).reason()).isEqualTo(Reason.QUALITY);
    assertThat(requests.get(0).detail())
        .isEqualTo(
            "head churn of release 1 has AUROC 0.800 over 100 outcomes, 0.900 when it was judged,"
                + " tolerance 0.050");
  }

  @Test
  void scoresThatAreTooSureAreALossOfQuality() {
    ReleaseBoard board = board(CALIBRATION);
    for (int i = 0; i < 100; i++) {
      board.found(answered(START + i, 1, 0.9f, i % 2 == 0));
    }
    board.advance(START + DAY, requests::add, quality -> {});

    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).detail())
        .isEqualTo(
            "head churn of release 1 has calibration error 0.400 over 100 outcomes, bound 0.200");
  }

  @Test
  void whatIsSwitchedOffAsksForNothing() {
    ReleaseBoard board = board(OFF);
    for (int i = 0; i < 500; i++) {
      board.found(answered(START + i, 1, 0.9f, i % 2 == 0));
      board.found(seen(START + i, 1, 0.9f));
    }
    board.advance(START + 300 * DAY, requests::add, quality -> {});

    assertThat(requests).isEmpty();
  }

  @Test
  void aRequestIsRepeatedOnlyWhenNoReleaseHasFollowedForLong() {
    board(SCHEDULE).advance(START + 14 * DAY, requests::add, quality -> {});

    assertThat(requests)
        .extracting(RetrainRequest::atMillis)
        .containsExactly(START + 7 * DAY, START + 10 * DAY, START + 13 * DAY);
  }

  /** The second release is at once as bad as the first. */
  @Test
  void afterANewReleaseTheNextRequestKeepsTheDistance() {
    ReleaseBoard board = board(LABELS);
    board.serves(release(2, START + 2 * HOUR));
    for (int i = 0; i < 40; i++) {
      board.found(answered(START + (i < 20 ? HOUR : 3 * HOUR), 1, 0.5f, true));
    }
    board.advance(START + 5 * DAY, requests::add, quality -> {});

    assertThat(requests)
        .extracting(RetrainRequest::requestId)
        .startsWith("1-labels-" + (START + HOUR), "2-labels-" + (START + HOUR + DAY));
  }

  @Test
  void aNewReleaseStartsItsOwnAgeAndItsOwnCount() {
    ReleaseBoard board = board(OFF);
    board.found(answered(START + HOUR, 1, 0.5f, true));
    board.serves(release(2, START + 2 * DAY));
    board.advance(START + 2 * DAY - HOUR, requests::add, quality -> {});
    assertThat(board.answersSince()).isOne();
    assertThat(board.ageMillis()).isEqualTo(2 * DAY - HOUR);

    board.advance(START + 2 * DAY, requests::add, quality -> {});
    assertThat(board.answersSince()).isZero();
    assertThat(board.ageMillis()).isZero();
    assertThat(BoardFigures.of(board).previous().version()).isOne();
  }

  /** Thirty releases, each with answers and profiles; what is kept is of the newest eight. */
  @Test
  void oldReleasesAreForgotten() throws IOException {
    ReleaseBoard board = board(OFF);
    int largest = 0;
    for (int version = 2; version <= 30; version++) {
      long from = START + version * DAY;
      board.serves(release(version, from));
      for (int i = 0; i < 50; i++) {
        board.found(answered(from + i, version, i / 50f, i % 2 == 0));
        board.found(seen(from + i, version, 0.3f));
      }
      board.advance(from + DAY / 2, requests::add, quality -> {});
      assertThat(board.size()).isLessThanOrEqualTo(ReleaseBook.KEPT);
      largest = Math.max(largest, bytes(board).length);
    }
    assertThat(bytes(board).length).isLessThanOrEqualTo(largest).isLessThan(64 * 1024);
  }

  @Test
  void neitherTheOrderOfFindingsNorTheStepsOfTheWatermarkMatter() throws IOException {
    List<Finding> findings = aMonth();
    ReleaseBoard one = everything();
    findings.forEach(one::found);
    List<RetrainRequest> atOnce = new ArrayList<>();
    one.advance(START + 30 * DAY, atOnce::add, quality -> {});

    List<Finding> shuffled = new ArrayList<>(findings);
    Collections.shuffle(shuffled, new Random(5));
    ReleaseBoard other = everything();
    List<RetrainRequest> inSteps = new ArrayList<>();
    for (long at = START; at <= START + 30 * DAY; at += 17 * 60_000 * 13) {
      long until = at;
      shuffled.stream()
          .filter(one1 -> one1.atMillis() > until - 17 * 60_000 * 13 && one1.atMillis() <= until)
          .forEach(other::found);
      other.advance(at, inSteps::add, quality -> {});
    }
    other.advance(START + 30 * DAY, inSteps::add, quality -> {});

    assertThat(atOnce).hasSizeGreaterThan(3);
    assertThat(inSteps).isEqualTo(atOnce);
  }

  @Test
  void aBoardThatComesBackFromItsBytesAsksAndTellsTheSame() throws IOException {
    List<Finding> findings = aMonth();
    ReleaseBoard whole = everything();
    findings.forEach(whole::found);
    List<RetrainRequest> expected = new ArrayList<>();
    List<LiveQuality> expectedQuality = new ArrayList<>();
    whole.advance(START + 30 * DAY, expected::add, expectedQuality::add);

    List<RetrainRequest> restored = new ArrayList<>();
    List<LiveQuality> restoredQuality = new ArrayList<>();
    ReleaseBoard board = everything();
    findings.forEach(board::found);
    for (int day = 1; day <= 30; day++) {
      board.advance(
          START + day * DAY - day * 1_000_000L % DAY, restored::add, restoredQuality::add);
      byte[] bytes = bytes(board);
      board = new ReleaseBoard(EVERYTHING, Findings::facts);
      board.read(new DataInputDeserializer(bytes));
    }
    board.advance(START + 30 * DAY, restored::add, restoredQuality::add);

    assertThat(restored).isEqualTo(expected);
    assertThat(restoredQuality).isEqualTo(expectedQuality);
  }

  /** Of two releases and, since only churn is asked here, of one head; the window is a day. */
  @Test
  void howWellAReleaseDoesIsToldWheneverOutcomesHaveBecomeKnown() {
    List<LiveQuality> told = new ArrayList<>();
    ReleaseBoard board = everything();
    aMonth().forEach(board::found);
    board.advance(START + 30 * DAY, request -> {}, told::add);

    List<LiveQuality> churn = told.stream().filter(one -> one.head().equals("churn")).toList();
    assertThat(churn).extracting(LiveQuality::release).containsOnly(1L, 2L);
    assertThat(churn).extracting(LiveQuality::atMillis).isSorted().doesNotHaveDuplicates();
    LiveQuality newest = churn.get(churn.size() - 1);
    WatchedRelease serving = java.util.Objects.requireNonNull(board.serving());
    assertThat(newest.answers()).isEqualTo(serving.scores.answers());
    assertThat(newest.auroc()).isEqualTo(serving.scores.of(WatchedHead.CHURN).auroc());
    assertThat(newest.windowAuroc()).isEqualTo(serving.quality.auroc(WatchedHead.CHURN));
    assertThat(churn.get(0).windowAuroc()).isNull();
    int before = told.size();
    board.advance(START + 31 * DAY, request -> {}, told::add);
    assertThat(told).as("nothing new, nothing told").hasSize(before);
  }

  private static final RetrainRules EVERYTHING =
      new RetrainRules(HOUR, DAY, 10, 10, DAY, 3 * DAY, 9 * DAY, 400, 0.25, 0.05, 0.3);

  private static ReleaseBoard everything() {
    ReleaseBoard board = board(EVERYTHING);
    board.serves(release(2, START + 12 * DAY + 5));
    return board;
  }

  private static List<Finding> aMonth() {
    Random random = new Random(11);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      long at = START + (long) (random.nextDouble() * 30 * DAY);
      long version = at < START + 12 * DAY ? 1 : 2;
      float score = random.nextFloat();
      findings.add(answered(at, version, score, random.nextFloat() < score));
      findings.add(seen(at, version, score * (at < START + 5 * DAY ? 0.5f : 1)));
    }
    return findings;
  }

  private static ReleaseBoard board(RetrainRules rules) {
    ReleaseBoard board = new ReleaseBoard(rules, Findings::facts);
    board.serves(release(1, ModelRelease.FROM_THE_BEGINNING));
    board.advance(START, request -> {}, quality -> {});
    return board;
  }

  private static byte[] bytes(ReleaseBoard board) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1024);
    board.write(out);
    return out.getCopyOfBuffer();
  }
}
