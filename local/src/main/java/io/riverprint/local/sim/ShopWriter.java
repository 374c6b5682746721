package io.riverprint.local.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Writes a shop in the challenge's layout (reference 1.1): five event files and
 * product_properties.parquet, rows in time order, each event once; and beside them truth.parquet
 * (client_id, bought_before, p_purchase_14d as of the end, bought_14d as it then turned out) and
 * relevant_clients.parquet (client_id: everyone seen but robots), and shop.properties, from which
 * {@link Oracle} lives the shop again. Memory is that of a day; rows wait in a database file in the
 * same folder, which is removed.
 */
public final class ShopWriter {
  /** Days after the shop's last that the truth looks ahead. */
  public static final int HORIZON_DAYS = 14;

  private static final String WAITING = ".shop.duckdb";

  private final ShopSpec spec;
  private final SimulationListener listener;

  public ShopWriter(ShopSpec spec, SimulationListener listener) {
    this.spec = spec;
    this.listener = listener;
  }

  /**
   * Lives the shop and writes it into {@code folder}, which is made where it is not; files of these
   * names in it are replaced. Returns how many events were written.
   */
  public long write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(WAITING));
      try (ShopTables tables = new ShopTables(folder, folder.resolve(WAITING))) {
        long events = write(tables);
        ShopFile.write(spec, folder);
        return events;
      } finally {
        Files.deleteIfExists(folder.resolve(WAITING));
        Files.deleteIfExists(folder.resolve(WAITING + ".wal"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "shop writer, folder "
              + folder
              + ": DuckDB refused ("
              + e.getMessage()
              + "), needed a folder with free space that can be written; choose another --out",
          e);
    }
  }

  private long write(ShopTables tables) throws SQLException {
    ShopEngine engine = new ShopEngine(spec, 1);
    EventText text = new EventText(spec, engine.shelves());
    Truth.Ledger ledger = new Truth.Ledger();
    long events = 0;
    tables.products(spec, engine.shelves(), text);
    while (engine.day() < spec.days()) {
      EventBuffer day = engine.nextDay();
      ledger.take(day);
      tables.events(day, spec, text);
      events += day.size();
      listener.dayDone(engine.day(), spec.days(), events);
    }
    tables.truth(Truth.of(engine, ledger, spec, HORIZON_DAYS), engine.shoppers());
    tables.copyAll();
    return events;
  }
}
