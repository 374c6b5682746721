package io.riverprint.trainer.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.RetrainRequest.Lane;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.publish.RequestSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainerServiceTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> said = new ArrayList<>();
  private final StopFlag stop = new StopFlag();

  @Test
  void answersTheFirstAndWhatItMadeOldIsSuperseded() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    Requests requests =
        new Requests(
            SmallCycles.request("one", 0, Lane.FULL), SmallCycles.request("two", 0, Lane.FULL));

    service(requests, small.cycle(TrainingProgress.NONE), Optional.empty()).once();

    assertThat(small.told).extracting(GateDecision::requestId).containsExactly("one", "two");
    assertThat(small.told.get(1).candidateVersion()).isEqualTo(GateDecision.NONE);
    assertThat(small.told.get(1).reasons().get(0)).startsWith("superseded");
    assertThat(requests.done).isEqualTo(2);
  }

  /** It comes again where the trainer died before its offset was kept. */
  @Test
  void aRequestThatWasAnsweredIsNotSupersededByItsOwnAnswer() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    RetrainRequest request = SmallCycles.request("one", 0, Lane.FULL);
    service(new Requests(request), small.cycle(TrainingProgress.NONE), Optional.empty()).once();

    service(new Requests(request), small.cycle(TrainingProgress.NONE), Optional.empty()).once();

    assertThat(small.told).hasSize(2).containsOnly(small.told.get(0));
    assertThat(small.told.get(0).released()).isTrue();
  }

  @Test
  void aScheduleBeginsAtOnceAndThenWaits() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    Clock now = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Schedule weekly = new Schedule(Duration.ofDays(7), small.registry, now);
    TrainerService service =
        service(new Requests(), small.cycle(TrainingProgress.NONE), Optional.of(weekly));

    service.once();
    service.once();

    assertThat(small.told).extracting(GateDecision::requestId).containsExactly("schedule-0-0");
  }

  @Test
  void whatFailsAgainAndAgainIsAnsweredWithTheReason() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    TrainingProgress failing =
        new StoppingProgress("reading events", new IllegalStateException("the disk is full"));
    Requests requests = new Requests(SmallCycles.request("one", 0, Lane.FULL));

    service(requests, small.cycle(failing), Optional.empty()).once();

    assertThat(small.told.get(0).reasons()).containsExactly("failed 3 times: the disk is full");
    assertThat(requests.done).isEqualTo(1);
    assertThat(small.cycle(TrainingProgress.NONE).interrupted()).isEmpty();
  }

  @Test
  void stoppedInTheMiddleOfATrainingItGoesOnWhenItIsStartedAgain() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    TrainingProgress stopping = new StoppingProgress("judging by replay", stop::raise);
    Requests requests = new Requests(SmallCycles.request("one", 0, Lane.FULL));
    service(requests, small.cycle(stop.around(stopping)), Optional.empty()).run();
    assertThat(small.told).isEmpty();
    assertThat(requests.done).isZero();

    TrainerService again =
        new TrainerService(
            new Requests(),
            new SmallCycles.Shop(),
            small.cycle(TrainingProgress.NONE),
            Optional.empty(),
            new StopFlag(),
            said::add);
    again.once();

    assertThat(small.told).extracting(GateDecision::requestId).containsExactly("one");
  }

  @Test
  void onlyOneTrainerWorksOnAFolder() throws IOException {
    try (TrainerLock lock = TrainerLock.of(folder)) {
      assertThatThrownBy(() -> TrainerLock.of(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("found another trainer at work there");
    }
    TrainerLock.of(folder).close();
  }

  private TrainerService service(
      RequestSource requests, RetrainingCycle cycle, Optional<Schedule> schedule) {
    return new TrainerService(requests, new SmallCycles.Shop(), cycle, schedule, stop, said::add);
  }

  /** Requests that are there from the beginning. */
  private static final class Requests implements RequestSource {
    private final Queue<RetrainRequest> waiting;
    int done;

    Requests(RetrainRequest... requests) {
      waiting = new ArrayDeque<>(List.of(requests));
    }

    @Override
    public Optional<RetrainRequest> next(Duration wait) {
      return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void done() {
      done++;
    }
  }

  /** Does something where a part begins. */
  private record StoppingProgress(String place, Runnable action) implements TrainingProgress {
    StoppingProgress(String place, RuntimeException thrown) {
      this(
          place,
          () -> {
            throw thrown;
          });
    }

    @Override
    public void begins(String part) {
      if (part.startsWith(place)) {
        action.run();
      }
    }

    @Override
    public void batch(int epoch, int batch, int batches, float loss) {}

    @Override
    public void epoch(int epoch, float trainingLoss, float validationLoss) {}
  }
}
