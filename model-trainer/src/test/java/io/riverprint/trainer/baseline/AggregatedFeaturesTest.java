package io.riverprint.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.EventType;
import io.riverprint.trainer.LogOf;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every expected number was counted by hand. */
final class AggregatedFeaturesTest {
  private static final int ADDS = 91;
  private static final int REMOVES = 182;
  private static final int VISITS = 273;
  private static final int SEARCHES = 304;
  private static final long END = LogOf.at("2023-01-01T00:00:00Z");

  /** Newest purchase: 30 June 12:00. Windows begin on 29 June, 23 June and 31 May at 12:00. */
  private static final LogOf PURCHASES =
      new LogOf()
          .buy("2", "2022-05-01T00:00:00Z", "a", "cups", 5)
          .buy("1", "2022-05-31T11:59:59Z", "b", "cups", 7)
          .buy("1", "2022-05-31T12:00:00Z", "b", "cups", 7)
          .buy("1", "2022-06-23T12:00:00Z", "c", "mugs", 5)
          .buy("2", "2022-06-29T12:00:00Z", "b", "cups", 7)
          .buy("1", "2022-06-30T12:00:00Z", "a", "cups", 5);

  @Test
  void aRowHasTheReferencesWidth() {
    assertThat(row(PURCHASES, "1")).hasSize(320);
  }

  // SKUs by frequency: b 3, a 2, c 1. Categories: cups 5, mugs 1. Price buckets: 5 and 7 three
  // times
  // each, and 5 came first.
  @Test
  void purchasesAreCountedByWindowThenColumnThenValue() {
    float[] expected = new float[320];
    expected[0] = 4;
    put(expected, 1, 0, 1, 0); // one day: SKUs b, a, c
    put(expected, 11, 1, 0); // categories cups, mugs
    put(expected, 21, 1, 0); // price buckets 5, 7
    put(expected, 31, 0, 1, 1); // seven days
    put(expected, 41, 1, 1);
    put(expected, 51, 2, 0);
    put(expected, 61, 1, 1, 1); // thirty days
    put(expected, 71, 2, 1);
    put(expected, 81, 2, 1);
    assertThat(row(PURCHASES, "1")).containsExactly(expected);
  }

  @Test
  void anEventAtTheVeryStartOfAWindowIsInIt() {
    float[] expected = new float[320];
    expected[0] = 2;
    put(expected, 1, 1);
    put(expected, 11, 1);
    put(expected, 21, 0, 1);
    put(expected, 31, 1);
    put(expected, 41, 1);
    put(expected, 51, 0, 1);
    put(expected, 61, 1);
    put(expected, 71, 1);
    put(expected, 81, 0, 1);
    assertThat(row(PURCHASES, "2")).containsExactly(expected);
  }

  @Test
  void eachKindsWindowsEndWithTheNewestEventOfThatKind() {
    LogOf log =
        new LogOf()
            .product(EventType.ADD_TO_CART, "1", "2022-06-01T00:00:00Z", "a", "cups", 5)
            .product(EventType.REMOVE_FROM_CART, "1", "2022-06-10T00:00:00Z", "a", "cups", 5)
            .visit("1", "2022-06-20T00:00:00Z", "/a")
            .buy("1", "2022-06-30T00:00:00Z", "a", "cups", 5);
    float[] expected = new float[320];
    for (int block : new int[] {0, ADDS, REMOVES}) {
      expected[block] = 1;
      for (int at = 1; at <= 81; at += 10) {
        expected[block + at] = 1;
      }
    }
    put(expected, VISITS, 1, 1);
    put(expected, VISITS + 11, 1);
    put(expected, VISITS + 21, 1);
    assertThat(row(log, "1")).containsExactly(expected);
  }

  @Test
  void onlyTheTenMostFrequentValuesHaveAPlace() {
    LogOf log = new LogOf();
    // Page k is visited 12 - k times: /10 and /11 come least.
    for (int page = 0; page < 12; page++) {
      for (int n = page; n < 12; n++) {
        log.visit("1", "2022-06-20T00:00:00Z", "/" + page);
      }
    }
    float[] expected = new float[320];
    expected[VISITS] = 78;
    for (int window = 0; window < 3; window++) {
      put(expected, VISITS + 1 + window * 10, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3);
    }
    assertThat(row(log, "1")).containsExactly(expected);
  }

  @Test
  void aQueryBlockIsTheMeanOfTheVectorsInFloat16() {
    LogOf log =
        new LogOf()
            .search("1", "2022-06-20T00:00:00Z", "[  1 255 0 0 0 0 0 0 0 0 0 0 0 0 0 10]")
            .search("1", "2022-06-21T00:00:00Z", "[  2 255 0 0 0 0 0 0 0 0 0 0 0 0 0 10]")
            .search("1", "2022-06-22T00:00:00Z", "[  2 254 0 0 0 0 0 0 0 0 0 0 0 0 0 10]")
            .search("1", "2022-06-23T00:00:00Z", "red cups");
    float[] expected = new float[320];
    // 5/3 lies between 1706/1024 and 1707/1024, nearer to the latter; 764/3 = 254.67 lies between
    // 254.625 and 254.75, nearer to the former.
    put(expected, SEARCHES, 1707 / 1024f, 254.625f);
    expected[SEARCHES + 15] = 10;
    assertThat(row(log, "1")).containsExactly(expected);
  }

  @Test
  void countsAreRoundedToFloat16() {
    LogOf log = new LogOf();
    for (int n = 0; n < 2_051; n++) {
      log.visit("1", "2022-06-20T00:00:00Z", "/a");
    }
    // From 2,048 on float16 has every other number: 2,051 is halfway, and goes to the even 2,052.
    assertThat(row(log, "1")[VISITS]).isEqualTo(2_052);
    assertThat(row(log, "1")[VISITS + 1]).isEqualTo(2_052);
  }

  @Test
  void aCountBeyondFloat16IsItsLargestNumberAndNotInfinite() {
    LogOf log = new LogOf();
    for (int n = 0; n < 65_521; n++) {
      log.visit("1", "2022-06-20T00:00:00Z", "/a");
    }
    assertThat(row(log, "1")[VISITS]).isEqualTo(65_504);
  }

  @Test
  void clientsStandByTheFirstBlockTheyHaveAndThenById() {
    LogOf log =
        new LogOf()
            .search("3", "2022-06-01T00:00:00Z", "cups")
            .visit("11", "2022-06-02T00:00:00Z", "/a")
            .visit("9", "2022-06-03T00:00:00Z", "/a")
            .product(EventType.ADD_TO_CART, "40", "2022-06-04T00:00:00Z", "a", "cups", 5)
            .visit("12", "2022-06-05T00:00:00Z", "/a")
            .buy("12", "2022-06-06T00:00:00Z", "a", "cups", 5)
            .buy("100", "2022-06-07T00:00:00Z", "a", "cups", 5);
    Set<String> all = Set.of("3", "11", "9", "40", "12", "100");

    assertThat(AggregatedFeatures.of(log.log(), all, END).users())
        .containsExactly("12", "100", "40", "9", "11", "3");
  }

  @Test
  void clientsWhoAreNotRelevantCountForNothing() {
    LogOf log =
        new LogOf()
            .buy("1", "2022-06-01T00:00:00Z", "a", "cups", 5)
            .buy("9", "2022-06-30T00:00:00Z", "b", "mugs", 7)
            .buy("9", "2022-06-30T00:00:00Z", "b", "mugs", 7);
    float[] expected = new float[320];
    expected[0] = 1;
    for (int at = 1; at <= 81; at += 10) {
      expected[at] = 1;
    }
    UserRows rows = AggregatedFeatures.of(log.log(), Set.of("1", "7"), END);
    assertThat(rows.users()).containsExactly("1");
    assertThat(rows.rows()[0]).containsExactly(expected);
  }

  @Test
  void whatHappensFromTheInstantOnCountsForNothing() {
    LogOf later =
        new LogOf()
            .buy("1", "2022-06-01T00:00:00Z", "a", "cups", 5)
            .buy("1", "2022-06-02T00:00:00Z", "b", "mugs", 7)
            .buy("2", "2022-06-03T00:00:00Z", "b", "mugs", 7);
    LogOf earlier = new LogOf().buy("1", "2022-06-01T00:00:00Z", "a", "cups", 5);
    Set<String> all = Set.of("1", "2");

    UserRows cut = AggregatedFeatures.of(later.log(), all, LogOf.at("2022-06-02T00:00:00Z"));
    assertThat(cut.users()).containsExactly("1");
    assertThat(cut.rows()).isDeepEqualTo(AggregatedFeatures.of(earlier.log(), all, END).rows());
  }

  @Test
  void aCategoryNobodyKnowsHasNoPlace() {
    LogOf log =
        new LogOf()
            .product(EventType.PRODUCT_BUY, "1", "2022-06-01T00:00:00Z", "a", null, Float.NaN);
    float[] expected = new float[320];
    expected[0] = 1;
    IntStream.of(1, 31, 61).forEach(at -> expected[at] = 1);
    assertThat(row(log, "1")).containsExactly(expected);
  }

  @Test
  void aClientWithoutEventsGetsZerosWhenAskedFor() {
    UserRows rows = AggregatedFeatures.of(PURCHASES.log(), Set.of("1"), END);
    assertThat(rows.of(java.util.List.of("5", "1"), 320))
        .isDeepEqualTo(new float[][] {new float[320], rows.rows()[0]});
  }

  private static float[] row(LogOf log, String user) {
    UserRows rows = AggregatedFeatures.of(log.log(), Set.of("1", "2"), END);
    return rows.rows()[rows.users().indexOf(user)];
  }

  private static void put(float[] row, int at, float... values) {
    System.arraycopy(values, 0, row, at, values.length);
  }
}
