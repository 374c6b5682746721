package io.riverprint.local.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.session.SessionRule;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.log.EventLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QuestionsTest {
  private static final long DAY = 86_400_000;
  private static final LoopSettings SETTINGS = new LoopSettings(300, 77, 5, 1, 42, 14, 10, true);
  private static final LoopStream STREAM = new LoopStream(SETTINGS.shop());
  private static final List<Week> WEEKS = weeks();

  @Test
  void everyWholeWeekWithLabelsIsAsked() {
    assertThat(WEEKS).hasSize(3);
    assertThat(WEEKS.get(2).asks()).allMatch(ask -> ask.day() > 56 && ask.day() <= 63);
  }

  @Test
  void aUserIsAskedAboutOnceAWeekAndTheDaysAreSpread() {
    for (Week week : WEEKS) {
      assertThat(week.asks().stream().map(Week.Ask::user)).doesNotHaveDuplicates();
      assertThat(week.asks().stream().map(Week.Ask::day).distinct()).hasSize(7);
    }
  }

  @Test
  void onlyWhoCameWithinFourWeeksIsAsked() {
    for (Week.Ask ask : WEEKS.get(0).asks()) {
      long to = SETTINGS.millis(ask.day());
      assertThat(STREAM.users().get(ask.user()).events())
          .anyMatch(event -> event.atMillis() >= to - 28 * DAY && event.atMillis() < to);
    }
  }

  @Test
  void labelsAreWhatIsBoughtFromThatMidnightOnWithinTheHorizon() {
    Week week = WEEKS.get(1);
    Column churn = week.columns().get(0);
    Column category =
        week.columns().stream().filter(c -> c.head() == Head.CATEGORY).findFirst().orElseThrow();
    for (int i = 0; i < week.asks().size(); i++) {
      long from = SETTINGS.millis(week.asks().get(i).day());
      String user = STREAM.users().get(week.asks().get(i).user()).userId();
      List<BehaviorEvent> bought = buys(user, from, from + 14 * DAY);
      assertThat(churn.label()[i]).isEqualTo(bought.isEmpty());
      assertThat(churn.asked()[i]).isEqualTo(!buys(user, 0, from).isEmpty());
      assertThat(category.label()[i])
          .isEqualTo(bought.stream().anyMatch(b -> category.item().equals(b.category())));
    }
  }

  @Test
  void askedProductsWereSoldBeforeTheWeek() {
    Set<String> sold = new HashSet<>();
    for (BehaviorEvent event : STREAM.events()) {
      if (event.type() == EventType.PRODUCT_BUY && event.atMillis() < SETTINGS.millis(42)) {
        sold.add(event.item());
      }
    }
    assertThat(WEEKS.get(0).items(Head.SKU)).hasSizeGreaterThan(20).isSubsetOf(sold);
  }

  private static List<BehaviorEvent> buys(String user, long from, long to) {
    return STREAM.events().stream()
        .filter(e -> e.userId().equals(user) && e.type() == EventType.PRODUCT_BUY)
        .filter(e -> e.atMillis() >= from && e.atMillis() < to)
        .toList();
  }

  private static List<Week> weeks() {
    long first = SETTINGS.millis(42);
    EventLog log = STREAM.log(SETTINGS.millis(0), first);
    return new Questions(
            SETTINGS,
            STREAM,
            SpecFitter.standard(1, SessionRule.PAPER)
                .fit(log.products(first), Histories.read(log, first)))
        .weeks();
  }
}
