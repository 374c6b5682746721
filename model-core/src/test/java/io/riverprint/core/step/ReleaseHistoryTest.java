package io.riverprint.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReleaseHistoryTest {
  @Test
  void onlyWhatWasActivatedServed() {
    List<ModelRelease> announced = List.of(release(1, 'a'), release(3, 'b'), release(2, 'c'));

    ReleaseHistory history =
        ReleaseHistory.of(
            announced,
            List.of(
                receipt(1, Outcome.LOADED),
                receipt(1, Outcome.ACTIVATED),
                receipt(2, Outcome.REFUSED),
                receipt(1, Outcome.ACTIVATED),
                receipt(3, Outcome.ACTIVATED)));

    assertThat(history.activated()).containsExactly(release(1, 'a'), release(3, 'b'));
  }

  @Test
  void aVersionAnnouncedAgainAfterItWasRefusedIsTheLaterOne() {
    List<ModelRelease> announced = List.of(release(1, 'a'), release(1, 'a'), release(1, 'b'));

    ReleaseHistory history =
        ReleaseHistory.of(
            announced, List.of(receipt(1, Outcome.REFUSED), receipt(1, Outcome.ACTIVATED)));

    assertThat(history.activated()).containsExactly(release(1, 'b'));
  }

  private static ModelRelease release(long version, char digest) {
    return new ModelRelease(version, "at", ("" + digest).repeat(64), version, "space");
  }

  private static ReleaseReceipt receipt(long version, Outcome outcome) {
    return new ReleaseReceipt(version, 0, outcome, "", 0);
  }
}
