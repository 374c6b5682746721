package io.riverprint.core.feature;

import static io.riverprint.core.feature.Normalizer.Kind.LINEAR;
import static io.riverprint.core.feature.Normalizer.Kind.LOG;
import static io.riverprint.core.feature.Normalizer.Kind.NONE;
import static io.riverprint.core.feature.Normalizer.Kind.YEO_JOHNSON;

import java.util.ArrayList;
import java.util.List;

/**
 * The raw columns of a row, kind by kind, in the order of their places in the network's input. The
 * causal form of the reference's event vector (section 4.8): counts are as of the row, fitted
 * statistics are the release's. Places past a kind's last column are 0.
 */
public final class Columns {
  /** Width of the network's input. */
  public static final int INPUT_WIDTH = 64;

  /** Columns at the start of every row: kind one-hot, calendar, pause, first-row flag. */
  public static final int COMMON = 10;

  private static final List<Column> PRODUCT = product();
  private static final List<Column> VISIT = visit();
  private static final List<Column> SEARCH = search();

  /** Columns of all kinds together: the length of {@link FeatureSpec#normalizers}. */
  public static final int NORMALIZERS = PRODUCT.size() + VISIT.size() + SEARCH.size();

  /**
   * What stands where: changes when a column is added, moved, renamed or normalised in another way.
   * A network must be fed by the layout it was trained on.
   */
  public static final long LAYOUT = layout();

  private Columns() {}

  /**
   * One column.
   *
   * @param name as in the reference where it has one
   * @param kind how it is normalised
   */
  public record Column(String name, Normalizer.Kind kind) {}

  /** The columns of one kind of row, in order. */
  public static List<Column> of(RowKind kind) {
    return switch (kind) {
      case PRODUCT -> PRODUCT;
      case VISIT -> VISIT;
      case SEARCH -> SEARCH;
    };
  }

  /** Where the normalizers of this kind start in {@link FeatureSpec#normalizers}. */
  public static int normalizersFrom(RowKind kind) {
    return switch (kind) {
      case PRODUCT -> 0;
      case VISIT -> PRODUCT.size();
      case SEARCH -> PRODUCT.size() + VISIT.size();
    };
  }

  private static long layout() {
    long layout = Keys.mix(INPUT_WIDTH);
    for (RowKind kind : RowKind.values()) {
      layout = Keys.mix(layout + of(kind).size());
      for (Column column : of(kind)) {
        layout = Keys.mix(layout + Keys.of(column.name() + ' ' + column.kind()));
      }
    }
    return layout;
  }

  private static List<Column> product() {
    List<Column> columns = common();
    add(columns, YEO_JOHNSON, "count_user_buy", "count_user_add", "count_user_remove");
    add(columns, LOG, "user_sku_entropy", "user_cluster_entropy", "user_cat_entropy");
    add(columns, LINEAR, "cr", "local_cr", "global_cr");
    add(columns, YEO_JOHNSON, "tot_user_buy", "tot_user_add", "tot_user_remove");
    add(columns, NONE, "top_sku");
    add(columns, YEO_JOHNSON, "cluster_buy_user_count", "cluster_add_user_count");
    add(columns, YEO_JOHNSON, "cluster_remove_user_count");
    add(columns, YEO_JOHNSON, "cluster_buy_count", "cluster_add_count", "cluster_remove_count");
    add(columns, LOG, "cluster_entropy", "sku_entropy");
    add(columns, YEO_JOHNSON, "count_buy", "count_add", "count_remove");
    add(columns, NONE, "top_category");
    add(columns, YEO_JOHNSON, "count_cat_user_buy", "count_cat_user_add");
    add(columns, YEO_JOHNSON, "count_cat_user_remove");
    add(columns, LINEAR, "global_cat_cr", "local_cat_cr");
    add(columns, YEO_JOHNSON, "count_cat_buy", "count_cat_add", "count_cat_remove");
    add(columns, LOG, "cat_entropy");
    add(columns, LINEAR, "price");
    codes(columns, "name");
    add(columns, NONE, "sku_known");
    return List.copyOf(columns);
  }

  private static List<Column> visit() {
    List<Column> columns = common();
    add(columns, YEO_JOHNSON, "client_url_visits", "client_total_visits");
    add(columns, LOG, "url_entropy");
    add(columns, YEO_JOHNSON, "count");
    add(columns, NONE, "has_top_sku", "has_top_category");
    add(columns, YEO_JOHNSON, "num_events_nearby");
    add(columns, LOG, "session_seconds");
    add(columns, YEO_JOHNSON, "session_events");
    add(columns, LOG, "user_url_entropy");
    add(columns, NONE, "url_known");
    return List.copyOf(columns);
  }

  private static List<Column> search() {
    List<Column> columns = common();
    add(columns, YEO_JOHNSON, "query_user_score", "queries_made_by_user");
    add(columns, LOG, "user_query_entropy", "user_query_cluster_entropy");
    add(columns, YEO_JOHNSON, "query_score", "query_cluster_score", "cluster_made_by_user");
    add(columns, LOG, "query_entropy", "query_cluster_entropy");
    add(columns, NONE, "has_top_sku", "has_top_category");
    add(columns, YEO_JOHNSON, "num_events_nearby");
    add(columns, LOG, "session_seconds");
    add(columns, YEO_JOHNSON, "session_events");
    codes(columns, "query");
    add(columns, NONE, "query_known");
    return List.copyOf(columns);
  }

  private static List<Column> common() {
    List<Column> columns = new ArrayList<>();
    add(columns, NONE, "is_buy", "is_add", "is_remove", "is_visit", "is_search");
    add(columns, NONE, "hour", "weekday", "day_of_month");
    add(columns, LOG, "pause_seconds");
    add(columns, NONE, "first_row");
    return columns;
  }

  private static void codes(List<Column> columns, String of) {
    for (int i = 0; i < Catalogue.CODES; i++) {
      add(columns, NONE, of + "_code_" + i);
    }
  }

  private static void add(List<Column> columns, Normalizer.Kind kind, String... names) {
    for (String name : names) {
      columns.add(new Column(name, kind));
    }
  }
}
