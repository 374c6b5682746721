package io.riverprint.trainer.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.trainer.example.UserHistory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PanelTest {
  @Test
  void anEighthOfASmallShopIsOnIt() {
    assertThat(Panel.of(8_000).members(users(8_000))).hasSizeBetween(900, 1_100);
  }

  @Test
  void aLargeShopsPanelStaysSmall() {
    assertThat(Panel.of(200_000).members(users(200_000))).hasSizeBetween(3_800, 4_200);
  }

  @Test
  void whoIsNotOnItIsOneOfTheOthers() {
    Panel panel = Panel.of(1_000);
    List<UserHistory> users = users(1_000);

    assertThat(panel.others(users)).doesNotContainAnyElementsOf(panel.members(users));
    assertThat(panel.others(users).size() + panel.members(users).size()).isEqualTo(1_000);
  }

  private static List<UserHistory> users(int many) {
    return IntStream.range(0, many).mapToObj(u -> new UserHistory("u" + u, List.of())).toList();
  }
}
