package io.riverprint.local.sim;

import io.riverprint.schema.EventType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.PrimitiveIterator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The shop's rows in a DuckDB file on their way to Parquet. Times wait as microseconds. */
final class ShopTables implements AutoCloseable {
  private static final String ROWS = "SELECT client_id, make_timestamp(us) AS \"timestamp\", ";

  private final Path folder;
  private final DuckDBConnection connection;
  private final DuckDBAppender[] appenders = new DuckDBAppender[EventType.COUNT];

  ShopTables(Path folder, Path database) throws SQLException {
    this.folder = folder;
    Connection opened = DriverManager.getConnection("jdbc:duckdb:" + database);
    connection = opened.unwrap(DuckDBConnection.class);
    for (EventType type : EventType.values()) {
      String about = type == EventType.SEARCH_QUERY ? "VARCHAR" : "BIGINT";
      run(
          "CREATE TABLE "
              + name(type)
              + "(client_id BIGINT, us BIGINT, n BIGINT, about "
              + about
              + ")");
      appenders[type.code()] = appender(name(type));
    }
    run("CREATE TABLE product_properties(sku BIGINT, category BIGINT, price BIGINT, name VARCHAR)");
    run(
        "CREATE TABLE truth(client_id BIGINT, bought_before BOOLEAN, p_purchase_14d DOUBLE,"
            + " bought_14d BOOLEAN, robot BOOLEAN)");
  }

  /** The file and table of a kind. */
  static String name(EventType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  void events(EventBuffer day, ShopSpec spec, EventText text) throws SQLException {
    long start = spec.start().toEpochMilli() * 1000;
    for (int i = 0; i < day.size(); i++) {
      EventType type = day.type(i);
      DuckDBAppender row = appenders[type.code()].beginRow();
      row.append(EventText.id(day.user[i])).append(start + day.second[i] * 1_000_000L);
      row.append((long) day.number[i]);
      switch (type) {
        case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> row.append(EventText.id(day.item[i]));
        case PAGE_VISIT -> row.append((long) day.item[i]);
        case SEARCH_QUERY -> row.append(text.query(day.item[i]));
      }
      row.endRow();
    }
  }

  /** Prices are those of the moment: written before the first day, those of the start. */
  void products(ShopSpec spec, Shelves shelves, EventText text) throws SQLException {
    try (DuckDBAppender rows = appender("product_properties")) {
      for (int item = 0; item < spec.catalogueSize(); item++) {
        rows.beginRow();
        rows.append(EventText.id(item)).append(EventText.id(text.leaf(item)));
        rows.append((long) shelves.price(item)).append(text.name(item));
        rows.endRow();
      }
    }
  }

  void truth(Truth truth, Shoppers shoppers) throws SQLException {
    try (DuckDBAppender rows = appender("truth")) {
      for (PrimitiveIterator.OfInt users = truth.seen().iterator(); users.hasNext(); ) {
        int user = users.nextInt();
        rows.beginRow();
        rows.append(EventText.id(user)).append(truth.boughtBefore(user));
        rows.append(truth.purchaseProbability(user)).append(truth.bought(user));
        rows.append(shoppers.caste(user) == Caste.BOT);
        rows.endRow();
      }
    }
  }

  void copyAll() throws SQLException {
    for (EventType type : EventType.values()) {
      appenders[type.code()].close();
      copy(
          ROWS + "about AS " + about(type) + " FROM " + name(type) + " ORDER BY us, client_id, n",
          name(type));
    }
    copy("FROM product_properties ORDER BY sku", "product_properties");
    copy("SELECT * EXCLUDE (robot) FROM truth ORDER BY client_id", "truth");
    copy("SELECT client_id FROM truth WHERE NOT robot ORDER BY client_id", "relevant_clients");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static String about(EventType type) {
    return switch (type) {
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> "sku";
      case PAGE_VISIT -> "url";
      case SEARCH_QUERY -> "query";
    };
  }

  private void copy(String query, String name) throws SQLException {
    String file = folder.resolve(name + ".parquet").toString().replace("'", "''");
    run("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
