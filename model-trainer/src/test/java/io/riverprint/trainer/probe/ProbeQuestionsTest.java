package io.riverprint.trainer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.challenge.TargetList;
import io.riverprint.trainer.log.MemoryEventLog;
import io.riverprint.trainer.log.UnreadableLogException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A log of five days: three of history, then windows of a day each. */
final class ProbeQuestionsTest {
  private static final long DAY = 86_400_000;
  private static final long FIRST = Instant.parse("2022-06-20T00:00:00Z").toEpochMilli();
  private static final List<String> USERS = List.of("d", "a", "b", "c");

  // a and b bought before; a buys again in both windows, c for the first time in the second.
  private static final MemoryEventLog LOG =
      log(
          buy("a", 0.5, "s1", "x", 1),
          buy("b", 1.0, "s2", "y", 2),
          buy("z", 2.0, "s2", "y", 2),
          buy("a", 3.0, "s1", "x", 1),
          buy("a", 3.1, "s3", "x", 3),
          buy("z", 3.2, "s3", "x", 3),
          buy("b", 3.999, "s4", null, Float.NaN),
          buy("c", 4.0, "s3", "x", 3),
          buy("a", 4.5, "s2", "y", 2));

  private static final ProbeWindows WINDOWS = ProbeWindows.of(LOG, 1);

  @Test
  void windowsAreTheOrganisers() {
    assertThat(WINDOWS)
        .isEqualTo(
            new ProbeWindows(FIRST + 3 * DAY, FIRST + 4 * DAY, FIRST + 4 * DAY + DAY / 2 + 1));
    long newest = Instant.parse("2022-11-09T23:59:55Z").toEpochMilli();
    assertThat(Instant.ofEpochMilli(ProbeWindows.of(newest, 14).trainFromMillis()))
        .isEqualTo("2022-10-13T00:00:00Z");
    assertThat(Instant.ofEpochMilli(ProbeWindows.of(newest, 14).validateFromMillis()))
        .isEqualTo("2022-10-27T00:00:00Z");
  }

  @Test
  void churnIsAskedOfThoseWhoBoughtBeforeAndConversionOfAll() {
    ProbeQuestions questions = questions();
    assertThat(questions.asked(ProbeTask.CHURN)).containsExactly(1, 2);
    assertThat(questions.asked(ProbeTask.CONVERSION)).containsExactly(0, 1, 2, 3);
    assertThat(questions.labels(ProbeTask.CHURN).train()).isDeepEqualTo(new int[][] {{}, {}});
    assertThat(questions.labels(ProbeTask.CHURN).validate()).isDeepEqualTo(new int[][] {{}, {0}});
    assertThat(questions.labels(ProbeTask.CONVERSION).validate())
        .isDeepEqualTo(new int[][] {{0}, {}, {0}, {}});
  }

  @Test
  void listsHoldWhatWasBoughtMostInTheFirstWindowByAnybody() {
    Map<ProbeTask, TargetList> lists = lists();
    assertThat(list(lists, ProbeTask.SKU).items()).containsExactly("s3", "s1", "s4");
    assertThat(list(lists, ProbeTask.SKU).popularity()).containsExactly(2, 1, 1);
    assertThat(list(lists, ProbeTask.CATEGORY).items()).containsExactly("x");
    assertThat(list(lists, ProbeTask.NEW_SKU).items()).containsExactly("s3", "s4");
    assertThat(list(lists, ProbeTask.PRICE).items()).containsExactly("3", "1");
    assertThat(list(TargetLists.of(purchases(), 1), ProbeTask.SKU).items()).containsExactly("s3");
  }

  @Test
  void numbersOfEqualPopularityAscendAsNumbers() {
    WindowPurchases purchases =
        WindowPurchases.read(
            log(
                buy("a", 3.0, "10", "x", 1),
                buy("a", 3.1, "9", "x", 1),
                buy("a", 4.5, "9", "x", 1)),
            WINDOWS);
    assertThat(list(TargetLists.of(purchases, 5), ProbeTask.SKU).items())
        .containsExactly("9", "10");
  }

  @Test
  void propensityIsTrueOfWhatIsBoughtAtLeastOnce() {
    TaskLabels labels = questions().labels(ProbeTask.SKU);
    assertThat(labels.train()).isDeepEqualTo(new int[][] {{}, {0, 1}, {2}, {}});
    assertThat(labels.validate()).isDeepEqualTo(new int[][] {{}, {}, {}, {0}});
    assertThat(labels.mixedOutputs()).isEqualTo(1);
    assertThat(labels.outputs()).isEqualTo(3);
  }

  @Test
  void aTaskThatCannotBeJudgedIsLeftOutWithItsReason() {
    ProbeQuestions questions = questions();
    assertThat(questions.tasks())
        .containsExactly(
            ProbeTask.CHURN,
            ProbeTask.SKU,
            ProbeTask.CONVERSION,
            ProbeTask.NEW_SKU,
            ProbeTask.PRICE);
    assertThat(questions.unanswerable())
        .containsExactly(
            Map.entry(
                ProbeTask.CATEGORY,
                "probe task category: found 1 output, needs two or more; give a longer first window"));
  }

  @Test
  void labelsOfOneClassCannotBeJudged() {
    ProbeQuestions questions = ProbeQuestions.of(List.of("a", "c"), purchases(), lists());
    assertThat(questions.unanswerable().get(ProbeTask.CHURN))
        .isEqualTo(
            "probe task churn: found only labels of one class among 1 users in the second window, needs users with and without a purchase; give more users or a longer window");
  }

  @Test
  void aTaskWithoutTargetsCannotBeJudged() {
    ProbeQuestions questions = ProbeQuestions.of(USERS, purchases(), Map.of());
    assertThat(questions.unanswerable().get(ProbeTask.PRICE))
        .contains("nothing bought in the first window to ask about");
    assertThat(questions.tasks()).containsExactly(ProbeTask.CHURN, ProbeTask.CONVERSION);
  }

  @Test
  void ifNothingCanBeJudgedAllReasonsAreTold() {
    assertThatThrownBy(() -> ProbeQuestions.of(List.of("d"), purchases(), lists()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probe task churn: found no user to ask about")
        .hasMessageContaining("probe task conversion: found only labels of one class");
  }

  @Test
  void withoutUsersThereIsNothingToAsk() {
    assertThatThrownBy(() -> ProbeQuestions.of(List.of(), purchases(), lists()))
        .hasMessage("probe: has no user, needs at least one; name the relevant clients");
  }

  @Test
  void emptyWindowsAreTold() {
    ProbeWindows late = new ProbeWindows(FIRST + 5 * DAY, FIRST + 6 * DAY, FIRST + 7 * DAY);
    assertThatThrownBy(() -> WindowPurchases.read(LOG, late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 purchases in the first and 0 in the second, needs some in both");
    assertThatThrownBy(() -> ProbeWindows.of(log(), 1))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("has no purchase");
  }

  private static TargetList list(Map<ProbeTask, TargetList> lists, ProbeTask task) {
    return Objects.requireNonNull(lists.get(task));
  }

  private static ProbeQuestions questions() {
    return ProbeQuestions.of(USERS, purchases(), lists());
  }

  private static WindowPurchases purchases() {
    return WindowPurchases.read(LOG, WINDOWS);
  }

  private static Map<ProbeTask, TargetList> lists() {
    return TargetLists.of(purchases(), 100);
  }

  private static MemoryEventLog log(BehaviorEvent... events) {
    return new MemoryEventLog(List.of(events), 0, Map.of("layout", "test"));
  }

  private static BehaviorEvent buy(
      String user, double day, String sku, @Nullable String category, float price) {
    long at = FIRST + Math.round(day * DAY);
    return new BehaviorEvent(
        user, null, at, EventType.PRODUCT_BUY, sku, null, null, category, price);
  }
}
