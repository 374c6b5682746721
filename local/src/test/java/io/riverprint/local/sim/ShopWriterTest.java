package io.riverprint.local.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.EventType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShopWriterTest {
  private static final ShopSpec SHOP = ShopSpec.of(500, 20, 4).withDensity(1, 2);

  @TempDir private Path folder = Path.of("unset");

  @Test
  void everyKindIsReadBackWithTheCountThatTheShopHas() throws SQLException {
    ShopFigures figures = ShopFigures.measure(SHOP);
    assertThat(write()).isEqualTo(figures.allEvents());
    for (EventType type : EventType.values()) {
      assertThat(ask("SELECT count(*) FROM " + file(ShopTables.name(type))))
          .containsExactly(Long.toString(figures.events(type)));
    }
  }

  @Test
  void theColumnsAreTheChallenges() throws SQLException {
    write();
    assertThat(columns("product_buy"))
        .containsExactly("client_id BIGINT", "timestamp TIMESTAMP", "sku BIGINT");
    assertThat(columns("page_visit"))
        .containsExactly("client_id BIGINT", "timestamp TIMESTAMP", "url BIGINT");
    assertThat(columns("search_query"))
        .containsExactly("client_id BIGINT", "timestamp TIMESTAMP", "query VARCHAR");
    assertThat(columns("product_properties"))
        .containsExactly("sku BIGINT", "category BIGINT", "price BIGINT", "name VARCHAR");
  }

  @Test
  void everySkuOfAnEventHasItsProperties() throws SQLException {
    write();
    String properties = file("product_properties");
    assertThat(ask("SELECT count(*) FROM " + properties)).containsExactly("435");
    assertThat(
            ask(
                "SELECT count(*) FROM "
                    + file("add_to_cart")
                    + " ANTI JOIN "
                    + properties
                    + " USING (sku)"))
        .containsExactly("0");
  }

  @Test
  void theFirstEventsAreThoseOfTheStreamInTimeOrder() throws SQLException {
    write();
    List<String> expected = new ArrayList<>();
    ShopSimulator stream = new ShopSimulator(SHOP.withDisorder(0, 0, 5_000));
    stream.forEachRemaining(
        each -> {
          if (each.event().type() == EventType.PRODUCT_BUY) {
            expected.add(
                each.event().userId() + "/" + each.event().item() + "/" + each.event().atMillis());
          }
        });
    assertThat(
            ask(
                "SELECT client_id || '/' || sku || '/' || epoch_ms(\"timestamp\") FROM "
                    + file("product_buy")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ask("SELECT \"timestamp\" FROM " + file("product_buy"))).isSorted();
  }

  @Test
  void theTruthOfEveryClientSeenLiesBeside() throws SQLException {
    write();
    Truth truth = Truth.of(SHOP, 20, 14);
    List<String> expected = new ArrayList<>();
    truth
        .seen()
        .forEach(
            user ->
                expected.add(
                    (user + 1)
                        + "/"
                        + truth.bought(user)
                        + "/"
                        + (float) truth.purchaseProbability(user)));
    List<String> read = new ArrayList<>();
    for (String row :
        ask(
            "SELECT client_id || '/' || bought_14d || '/' || p_purchase_14d FROM "
                + file("truth"))) {
      int last = row.lastIndexOf('/') + 1;
      read.add(row.substring(0, last) + Float.parseFloat(row.substring(last)));
    }
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void nothingButTheFilesOfTheLayoutIsLeft() throws SQLException {
    write();
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "product_buy.parquet",
            "add_to_cart.parquet",
            "remove_from_cart.parquet",
            "page_visit.parquet",
            "search_query.parquet",
            "product_properties.parquet",
            "truth.parquet",
            "relevant_clients.parquet",
            "shop.properties");
  }

  private long write() {
    return new ShopWriter(SHOP, SimulationListener.silent()).write(folder);
  }

  private String file(String name) {
    return "'" + folder.resolve(name + ".parquet") + "'";
  }

  private List<String> columns(String name) throws SQLException {
    return ask("SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM " + file(name) + ")");
  }

  private static List<String> ask(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result = connection.createStatement().executeQuery(query)) {
      while (result.next()) {
        rows.add(String.valueOf(result.getString(1)));
      }
    }
    return rows;
  }
}
