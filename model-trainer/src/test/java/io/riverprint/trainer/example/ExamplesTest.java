package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.session.SessionRule;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExamplesTest {
  private static final long DAY = SmallShop.DAY;
  private static final long FIRST = SmallShop.FIRST;

  @TempDir Path folder;

  @Test
  void labelsWhatIsBoughtWithinTheHorizonAfterTheCut() {
    TargetWindow window = new TargetWindow(specOf(twoBuys()), 2 * DAY);

    assertThat(window.after(userOf(twoBuys()), FIRST).churned()).isFalse();
    assertThat(window.after(userOf(twoBuys()), FIRST).skus()).containsExactly(1);
  }

  @Test
  void doesNotLabelThePurchaseOfTheCutItself() {
    TargetWindow window = new TargetWindow(specOf(twoBuys()), DAY / 2);

    assertThat(window.after(userOf(twoBuys()), FIRST).churned()).isTrue();
  }

  @Test
  void labelsAPurchaseExactlyAHorizonLater() {
    TargetWindow window = new TargetWindow(specOf(twoBuys()), DAY);

    assertThat(window.after(userOf(twoBuys()), FIRST).churned()).isFalse();
  }

  @Test
  void trainsOnTheSameRowsWhateverHappensAfterTheFit() throws IOException {
    EventLog log = SmallShop.log(60, 3);
    TimeSplit split = TimeSplit.of(log.span(), Long.MAX_VALUE, 3 * DAY);
    Histories all = Histories.read(log, Long.MAX_VALUE);
    Histories part = all.before(split.fitUntilMillis());
    FeatureSpec spec =
        SpecFitter.standard(7, SessionRule.PAPER).fit(log.products(split.fitUntilMillis()), part);

    List<String> known = training(spec, split, all);
    List<String> blind = training(spec, split, part);

    assertThat(known).hasSizeGreaterThan(500).isEqualTo(blind);
  }

  @Test
  void hasTheNewestRowsOnly() throws IOException {
    try (Examples examples = of(new ExampleLimits(100_000, 1_000_000, 9))) {
      assertThat(examples.training()).extracting(Example::length).contains(1, 9);
      assertThat(examples.training()).allMatch(example -> example.length() <= 9);
    }
  }

  @Test
  void isCutAtRowsAndLongAfterThem() throws IOException {
    try (Examples examples = of(new ExampleLimits(100_000, 1_000_000, 64))) {
      assertThat(examples.training()).anyMatch(example -> example.ageMillis() == 0);
      assertThat(examples.training()).anyMatch(example -> example.ageMillis() > DAY);
      assertThat(examples.validation()).anyMatch(example -> example.ageMillis() > DAY);
    }
  }

  @Test
  void doesNotSayThatNothingFollowedWhereItIsTooEarlyToKnow() throws IOException {
    try (Examples examples = of(new ExampleLimits(100_000, 1_000_000, 64))) {
      long unknown =
          examples.training().stream()
              .filter(example -> example.future() == Example.UNKNOWN)
              .count();
      // Of the last period before the labels all, of those before none.
      assertThat(unknown).isBetween(1L, examples.training().size() / 4L);
      assertThat(examples.validation()).anyMatch(example -> example.future() > 0);
    }
  }

  @Test
  void isNoMoreThanAskedFor() throws IOException {
    try (Examples examples = of(new ExampleLimits(50, 1_000_000, 64))) {
      assertThat(examples.training()).hasSize(50);
    }
    try (Examples examples = of(new ExampleLimits(100_000, 200, 64))) {
      assertThat(examples.rows().size()).isBetween(200L, 600L);
    }
  }

  private Examples of(ExampleLimits limits) throws IOException {
    EventLog log = SmallShop.log(60, 3);
    TimeSplit split = TimeSplit.of(log.span(), Long.MAX_VALUE, 2 * DAY);
    Histories all = Histories.read(log, Long.MAX_VALUE);
    return Examples.of(specOf(log), split, all.users(), limits, 7, folder);
  }

  /**
   * All examples as texts, in order of the users, as the two may hold different numbers of them.
   */
  private List<String> training(FeatureSpec spec, TimeSplit split, Histories histories)
      throws IOException {
    ExampleLimits all = new ExampleLimits(100_000, 1_000_000, 64);
    List<String> texts = new ArrayList<>();
    for (UserHistory user : histories.users()) {
      try (Examples examples = Examples.of(spec, split, List.of(user), all, 7, folder)) {
        examples.training().forEach(example -> texts.add(text(example, examples.rows())));
      }
    }
    return texts;
  }

  private static String text(Example example, Rows rows) {
    int future = Math.max(0, example.future());
    float[] read = new float[(example.length() + future) * Columns.INPUT_WIDTH];
    rows.read(example.firstRow(), example.length() + future, read, 0);
    return example.ageMillis()
        + Arrays.toString(read)
        + Arrays.toString(example.labels().skus())
        + example.labels().churned();
  }

  private static EventLog twoBuys() {
    return new MemoryEventLog(List.of(buy(FIRST, "cup"), buy(FIRST + DAY, "pan")), 0, Map.of());
  }

  private static BehaviorEvent buy(long at, String sku) {
    return new BehaviorEvent(
        "ann", null, at, EventType.PRODUCT_BUY, sku, null, null, "things", Float.NaN);
  }

  private static UserHistory userOf(EventLog log) {
    return Histories.read(log, Long.MAX_VALUE).users().get(0);
  }

  private static FeatureSpec specOf(EventLog log) {
    return SpecFitter.standard(7, SessionRule.PAPER)
        .fit(log.products(Long.MAX_VALUE), Histories.read(log, Long.MAX_VALUE));
  }
}
