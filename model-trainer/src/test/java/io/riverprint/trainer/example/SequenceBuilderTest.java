package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.session.SessionRule;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SequenceBuilderTest {
  private static final long DAY = SmallShop.DAY;
  private static final long FIRST = SmallShop.FIRST;

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
  void trainsOnTheSameRowsWhateverHappensAfterTheFit() {
    EventLog log = SmallShop.log(60, 3);
    TimeSplit split = TimeSplit.of(log.span(), Long.MAX_VALUE, 3 * DAY);
    Histories all = Histories.read(log, Long.MAX_VALUE);
    Histories part = all.before(split.fitUntilMillis());
    FeatureSpec spec =
        SpecFitter.standard(7, SessionRule.PAPER).fit(log.products(split.fitUntilMillis()), part);

    List<Sequence> known = training(spec, split, all);
    List<Sequence> blind = training(spec, split, part);

    assertThat(known).hasSameSizeAs(blind);
    for (int i = 0; i < known.size(); i++) {
      assertThat(rowsOf(known.get(i))).containsExactly(rowsOf(blind.get(i)));
      assertThat(known.get(i).labels().skus()).containsExactly(blind.get(i).labels().skus());
    }
  }

  @Test
  void keepsTheNewestRowsOnly() {
    EventLog log = SmallShop.log(20, 3);
    FeatureSpec spec = specOf(log);
    TimeSplit split = TimeSplit.of(log.span(), Long.MAX_VALUE, DAY);
    Histories all = Histories.read(log, Long.MAX_VALUE);

    assertThat(new SequenceBuilder(spec, split, all.users(), 1_000_000, 7).training())
        .allMatch(example -> example.length() >= 1 && example.length() <= SequenceBuilder.LONGEST);
  }

  /** In order of the users, as the two may hold different numbers of them. */
  private static List<Sequence> training(FeatureSpec spec, TimeSplit split, Histories histories) {
    List<Sequence> examples = new ArrayList<>();
    for (UserHistory user : histories.users()) {
      examples.addAll(new SequenceBuilder(spec, split, List.of(user), 1_000_000, 7).training());
    }
    return examples;
  }

  private static float[] rowsOf(Sequence example) {
    int width = io.riverprint.core.feature.Columns.INPUT_WIDTH;
    return Arrays.copyOfRange(
        example.rows(), example.from() * width, (example.from() + example.length()) * width);
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
