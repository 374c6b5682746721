package io.riverprint.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.trainer.log.MemoryEventLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopTimesTest {

  @Test
  void aTrainingIsAskedForInTheFirstQuarterAndServesFromTheMiddle() {
    LoopTimes times = LoopTimes.within(1_000, 400);
    assertThat(times.requestMillis()).isEqualTo(1_100);
    assertThat(times.swapMillis()).isEqualTo(1_200);
  }

  @Test
  void theTrainerSeesWhatWasBeforeTheRequestAndDecidesAtTheSwap() {
    DemoEvents events = new DemoEvents(new MemoryEventLog(List.of(), 0, Map.of()), 1_100, 1_200);
    assertThat(events.window().untilMillis()).isEqualTo(1_100);
    assertThat(events.newestMillis()).hasValue(1_200);
  }

  @Test
  void aSwapIsToldWhenAnotherReleaseServesAndTheSweepWhenNobodyIsLeft() {
    List<Long> left = new ArrayList<>(List.of(5L));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    SwapWatch watch =
        new SwapWatch(new Narrator(new PrintStream(said, true, UTF_8)), () -> 7, () -> left.get(0));
    for (long release : new long[] {0, 1, 1, 2, 2}) {
      watch.look(serving(release));
    }
    assertThat(said.toString(UTF_8))
        .contains("release 2 serves")
        .doesNotContain("release 1 serves", "nobody is left");
    left.set(0, 0L);
    watch.look(serving(2));
    assertThat(said.toString(UTF_8)).contains("7 users moved who had not come; nobody is left");
  }

  private static Snapshot serving(long release) {
    return new Snapshot(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, release, 0);
  }
}
