package io.riverprint.core.watch;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What drift is looked for in: a few numbers of each drawn profile and of each purchase. Counts of
 * a user's life are not among them, only their shares: the counts of any shop grow with its age.
 */
public final class WatchedColumns {
  /** Random signs by which an embedding becomes so many numbers. */
  static final int PROJECTIONS = 8;

  private static final int KIND_SHARES = 5;

  /** All columns; what stands before the point is the group. */
  public static final List<String> NAMES = names();

  /** The first so many are of a profile, the rest of a purchase. */
  public static final int OF_PROFILE = KIND_SHARES + 2 + 3 + PROJECTIONS;

  private static final int CATEGORY_CLASSES = 32;

  private WatchedColumns() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    names.addAll(List.of("mix.buy", "mix.add", "mix.remove", "mix.visit", "mix.search"));
    names.addAll(List.of("session.events", "session.seconds"));
    names.addAll(List.of("score.churn", "score.category", "score.sku"));
    for (int i = 0; i < PROJECTIONS; i++) {
      names.add("embedding." + i);
    }
    names.addAll(List.of("bought.category", "bought.price", "bought.known"));
    return List.copyOf(names);
  }

  /** All groups, in the order of their columns. */
  public static List<String> groups() {
    return IntStream.range(0, NAMES.size()).mapToObj(WatchedColumns::group).distinct().toList();
  }

  /** The group of a column. */
  public static String group(int column) {
    String name = NAMES.get(column);
    return name.substring(0, name.indexOf('.'));
  }

  /** The first {@link #OF_PROFILE} columns; NaN where a profile says nothing. */
  public static float[] of(UserProfile profile) {
    float[] columns = new float[OF_PROFILE];
    shares(profile.counts(), columns);
    int at = KIND_SHARES;
    SessionSummary session = profile.session();
    columns[at++] = session.events();
    columns[at++] = (session.endMillis() - session.startMillis()) / 1000f;
    columns[at++] = profile.churn();
    columns[at++] = best(profile.categories());
    columns[at++] = best(profile.skus());
    project(profile.embedding().values(), columns, at);
    return columns;
  }

  /** All columns, of which only the purchase's are numbers. */
  public static float[] of(Purchase purchase, PurchaseTargets targets) {
    float[] columns = new float[NAMES.size()];
    Arrays.fill(columns, Float.NaN);
    int target = targets.category(purchase.skuKey(), purchase.categoryKey());
    columns[OF_PROFILE] = target == PurchaseTargets.NONE ? -1 : target % CATEGORY_CLASSES;
    columns[OF_PROFILE + 1] = purchase.price();
    columns[OF_PROFILE + 2] = targets.knows(purchase.skuKey()) ? 1 : 0;
    return columns;
  }

  /** Whether the column's values are classes, each a bin of its own. */
  static boolean isClass(int column) {
    return column == OF_PROFILE || column == OF_PROFILE + 2;
  }

  private static void shares(EventCounts counts, float[] out) {
    long[] kinds = {
      counts.buys(), counts.adds(), counts.removes(), counts.visits(), counts.searches()
    };
    float all = Math.max(1, counts.total());
    for (int i = 0; i < kinds.length; i++) {
      out[i] = kinds[i] / all;
    }
  }

  private static float best(List<ScoredItem> items) {
    return items.isEmpty() ? Float.NaN : items.get(0).score();
  }

  private static void project(float[] embedding, float[] out, int at) {
    for (int i = 0; i < embedding.length; i++) {
      long signs = Keys.mix(i + 1L);
      for (int p = 0; p < PROJECTIONS; p++) {
        out[at + p] += (signs >>> p & 1) == 0 ? embedding[i] : -embedding[i];
      }
    }
  }
}
