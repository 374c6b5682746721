package io.riverprint.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void theWantedShareOfUsersIsWatched() {
    assertThat(share(0.0625)).isCloseTo(0.0625, within(0.003));
    assertThat(share(0)).isZero();
    assertThat(share(1)).isOne();
  }

  @Test
  void whoIsWatchedAtASmallShareIsAtALargerOne() {
    assertThat(
            IntStream.range(0, 10_000)
                .mapToObj(i -> "user-" + i)
                .filter(new Sampling(0.1)::watches))
        .allMatch(new Sampling(0.2)::watches);
  }

  @Test
  void aPeriodEndsAtItsLastInstant() {
    long last = Sampling.lastMillis(Sampling.period(-1));

    assertThat(last).isEqualTo(-1);
    assertThat(Sampling.period(last + 1)).isEqualTo(Sampling.period(last) + 1);
  }

  private static double share(double of) {
    Sampling sampling = new Sampling(of);
    return IntStream.range(0, 50_000).filter(i -> sampling.watches("u" + i)).count() / 50_000.0;
  }
}
