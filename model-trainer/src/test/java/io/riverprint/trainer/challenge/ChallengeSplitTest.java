package io.riverprint.trainer.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.trainer.log.Purchase;
import io.riverprint.trainer.log.UnreadableLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four clients and four SKUs. The newest purchase is of 2022-11-09 10:00, so the windows start on
 * 2022-10-13 and 2022-10-27, as in the challenge's second phase.
 */
final class ChallengeSplitTest {
  private static final String BUYS =
      """
      VALUES (1, '2022-09-01 10:00:00', 11), (2, '2022-10-12 23:59:59', 12),
             (1, '2022-10-13 00:00:00', 11), (2, '2022-10-20 08:00:00', 13),
             (3, '2022-10-20 08:00:05', 13), (2, '2022-10-21 08:00:00', 14),
             (1, '2022-10-26 23:59:59', 12), (3, '2022-10-27 00:00:00', 11),
             (2, '2022-11-09 10:00:00', 14)
      """;
  private static final String PRODUCTS =
      "VALUES (11, 1, 50, '[ 1 2]'), (12, 1, 7, '[ 3 4]'), (13, 2, 50, '[ 5 6]'), (14, 3, 99, '[7 8]')";

  @TempDir private Path folder = Path.of("unset");

  @BeforeEach
  void writeTheEvents() throws SQLException {
    copy("product_buy", BUYS, "client_id, \"timestamp\", sku");
    copy("product_properties", PRODUCTS, "sku, category, price, name");
    copy(
        "page_visit",
        "VALUES (4, '2022-10-01 00:00:00', 5), (3, '2022-11-30 00:00:00', 5)",
        "client_id, \"timestamp\", url");
  }

  @Test
  void windowsAreTheOrganisers() {
    ChallengeSplit.Summary summary = new ChallengeSplit(folder, 14).write();
    assertThat(Instant.ofEpochMilli(summary.trainFromMillis())).isEqualTo("2022-10-13T00:00:00Z");
    assertThat(Instant.ofEpochMilli(summary.validateFromMillis()))
        .isEqualTo("2022-10-27T00:00:00Z");
  }

  @Test
  void inputIsWhatCameBeforeTheWindowsAndEveryKindHasAFile() throws SQLException {
    split();
    assertThat(ask("SELECT client_id || ' ' || sku FROM 'input/product_buy.parquet'"))
        .containsExactly("1 11", "2 12");
    assertThat(ask("SELECT client_id FROM 'input/page_visit.parquet'")).containsExactly("4");
    for (String kind : List.of("add_to_cart", "remove_from_cart", "search_query")) {
      assertThat(ask("SELECT count(*) FROM 'input/" + kind + ".parquet'")).containsExactly("0");
    }
  }

  @Test
  void targetsAreJoinedWithTheirProducts() throws SQLException {
    split();
    assertThat(
            ask(
                "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM 'target/train_target.parquet')"))
        .containsExactly(
            "client_id BIGINT",
            "timestamp TIMESTAMP",
            "sku BIGINT",
            "category BIGINT",
            "price BIGINT",
            "name VARCHAR");
    assertThat(ChallengeFolder.open(folder).trainTarget())
        .extracting(Purchase::user, Purchase::sku, Purchase::category, Purchase::price)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", "11", "1", 50f),
            org.assertj.core.groups.Tuple.tuple("2", "13", "2", 50f),
            org.assertj.core.groups.Tuple.tuple("3", "13", "2", 50f),
            org.assertj.core.groups.Tuple.tuple("2", "14", "3", 99f),
            org.assertj.core.groups.Tuple.tuple("1", "12", "1", 7f));
    assertThat(ChallengeFolder.open(folder).validationTarget())
        .extracting(Purchase::user, Purchase::atMillis)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("3", millis("2022-10-27T00:00:00Z")),
            org.assertj.core.groups.Tuple.tuple("2", millis("2022-11-09T10:00:00Z")));
  }

  @Test
  void relevantAreThoseSeenInTheInputAndActiveThoseWhoBoughtThere() {
    split();
    assertThat(ChallengeFolder.open(folder).relevantClients()).containsExactly(1, 2, 4);
    assertThat(ChallengeFolder.open(folder).activeClients()).containsExactly(1, 2);
  }

  @Test
  void onlyListedClientsAreRelevant() throws SQLException {
    copy("relevant_clients", "VALUES (2), (3), (4)", "client_id");
    split();
    assertThat(ChallengeFolder.open(folder).relevantClients()).containsExactly(2, 4);
    assertThat(ChallengeFolder.open(folder).activeClients()).containsExactly(2);
  }

  @Test
  void listsHoldWhatWasBoughtMostInTheTrainWindow() {
    split();
    ChallengeFolder written = ChallengeFolder.open(folder);
    assertThat(written.targets(ChallengeFolder.CATEGORY).items()).containsExactly("1", "2", "3");
    assertThat(written.targets(ChallengeFolder.CATEGORY).popularity()).containsExactly(2, 2, 1);
    assertThat(written.targets(ChallengeFolder.SKU).items())
        .containsExactly("13", "11", "12", "14");
    assertThat(written.targets(ChallengeFolder.NEW_SKU).items()).containsExactly("13", "14");
    assertThat(written.targets(ChallengeFolder.PRICE).items()).containsExactly("50", "7", "99");
    assertThat(written.targets(ChallengeFolder.PRICE).popularity()).containsExactly(3, 1, 1);
  }

  @Test
  void aSecondSplitReplacesTheFirstAndNothingElse() throws IOException {
    split();
    Path own = Files.writeString(folder.resolve("target/notes.txt"), "mine");
    new ChallengeSplit(folder, 7).write();
    assertThat(own).hasContent("mine");
    assertThat(ChallengeFolder.open(folder).validationTarget()).hasSize(1);
    assertThat(folder.resolve(".split.part")).doesNotExist();
  }

  @Test
  void aLogThatIsTooShortIsRefusedAndNothingIsWritten() {
    assertThatThrownBy(() -> new ChallengeSplit(folder, 60).write())
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("9 purchases over 69 days, needs some before two windows of 60 days");
    assertThat(folder.resolve("input")).doesNotExist();
  }

  @Test
  void aSkuWithoutPropertiesIsRefused() throws SQLException {
    copy("product_properties", "VALUES (11, 1, 50, '[ 1 2]')", "sku, category, price, name");
    assertThatThrownBy(() -> new ChallengeSplit(folder, 14).write())
        .hasMessageContaining("6 purchases of SKUs without category or price");
  }

  @Test
  void aSkuWithTwoRowsOfPropertiesIsRefused() throws SQLException {
    copy("product_properties", PRODUCTS + ", (14, 9, 9, '[1]')", "sku, category, price, name");
    assertThatThrownBy(() -> new ChallengeSplit(folder, 14).write())
        .hasMessageContaining("4 purchases of SKUs without category or price or with two");
  }

  @Test
  void anOrganisersFolderHasItsPartsAndAllThatLackAreTold() throws IOException {
    Files.delete(folder.resolve("product_properties.parquet"));
    assertThatThrownBy(() -> ChallengeFolder.open(folder))
        .hasMessageContaining("lacks [input, target, product_properties.parquet]");
    assertThatThrownBy(() -> ChallengeFolder.open(folder.resolve("none")))
        .hasMessageContaining("lacks [the folder itself, input");
  }

  @Test
  void aTargetFileOfAnotherFormatIsToldByName() throws IOException {
    split();
    Files.writeString(folder.resolve("target/train_target.parquet"), "no parquet");
    assertThatThrownBy(() -> ChallengeFolder.open(folder).trainTarget())
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("train_target.parquet");
  }

  private void split() {
    new ChallengeSplit(folder, 14).write();
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  private void copy(String name, String values, String columns) throws SQLException {
    Path file = folder.resolve(name + ".parquet");
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (%s) AS t(%s)) TO '%s' (FORMAT parquet)"
              .formatted(values, columns, file));
    }
  }

  private List<String> ask(String query) throws SQLException {
    List<String> rows = new java.util.ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result =
            db.createStatement()
                .executeQuery(
                    query
                        .replace("'input", "'" + folder + "/input")
                        .replace("'target", "'" + folder + "/target"))) {
      while (result.next()) {
        rows.add(String.valueOf(result.getString(1)));
      }
    }
    return rows;
  }
}
