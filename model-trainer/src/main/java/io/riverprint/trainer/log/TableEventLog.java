package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventField;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A shop's own table of events, CSV or Parquet: one row an event, columns called as a mapping says.
 * A folder of files of one format, alike in their columns, is one table in the order of their
 * names. CSV has a line of names and says by itself what separates its columns; gzip where a name
 * ends in {@code .gz}. Read whole at the start, because such a table keeps no order.
 */
public final class TableEventLog extends HeldEventLog {
  private static final int NO_BYTES = 1;

  /**
   * Reads the table.
   *
   * @param place a file or a folder of files
   * @param mapping how the shop names its columns and kinds
   * @throws UnreadableLogException if there is no such file, it is broken, or a column is missing
   *     or of the wrong type
   */
  public TableEventLog(Path place, EventMapping mapping) {
    super(read(place, mapping));
  }

  /** Whether a file is a table by its name, or a folder holds one that is. */
  public static boolean isOne(Path place) {
    return !files(place).isEmpty();
  }

  private static MemoryEventLog read(Path place, EventMapping mapping) {
    List<Path> files = files(place);
    TableFormat format = files.isEmpty() ? null : TableFormat.of(files.get(0)).orElse(null);
    if (format == null || !Files.exists(place)) {
      throw new UnreadableLogException(
          "event log "
              + place
              + ": found no file there, needs one that ends in .csv, .tsv, .csv.gz, .tsv.gz or"
              + " .parquet; name a file or a folder of such files");
    }
    try (DuckDb db = DuckDb.open()) {
      return new Reading(db).of(place, format, format.scan(files), mapping);
    } catch (SQLException | IOException e) {
      throw new UnreadableLogException(
          "event log " + place + ": " + firstLine(e) + "; check that its files are whole", e);
    }
  }

  /** DuckDB adds pages of advice about its own options. */
  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Those of one format, Parquet rather than CSV, by name. */
  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return TableFormat.of(place).isPresent() ? List.of(place) : List.of();
    }
    try (Stream<Path> inside = Files.list(place)) {
      List<Path> all = inside.filter(Files::isRegularFile).sorted().toList();
      List<Path> parquet = in(TableFormat.PARQUET, all);
      return parquet.isEmpty() ? in(TableFormat.CSV, all) : parquet;
    } catch (IOException e) {
      throw new UnreadableLogException(
          "event log " + place + ": " + e + "; name a folder that can be read", e);
    }
  }

  private static List<Path> in(TableFormat format, List<Path> files) {
    return files.stream()
        .filter(file -> TableFormat.of(file).filter(found -> found == format).isPresent())
        .toList();
  }

  private static final class Reading {
    private final DuckDb db;
    private final List<BehaviorEvent> events = new ArrayList<>();
    private long unread;

    Reading(DuckDb db) {
      this.db = db;
    }

    MemoryEventLog of(Path place, TableFormat format, String scan, EventMapping mapping)
        throws SQLException {
      MappedTable table = MappedTable.describe(db, place, scan, mapping);
      EventReader reader = new EventReader(table.mapping(), NO_BYTES);
      db.query(table.rows(), row -> take(reader, row));
      if (format == TableFormat.CSV) {
        db.query(
            "SELECT count(DISTINCT (file_id, line)) FROM reject_errors",
            row -> unread += row.getLong(1));
      }
      Path name = place.getFileName();
      return new MemoryEventLog(
          events, unread, Map.of("layout", "table", "file", name == null ? "" : name.toString()));
    }

    private void take(EventReader reader, ResultSet row) throws SQLException {
      Map<EventField, String> texts = new EnumMap<>(EventField.class);
      int column = 0;
      for (EventField field : EventField.values()) {
        String text = row.getString(++column);
        if (text != null) {
          texts.put(field, text);
        }
      }
      reader.read(texts).fold(read -> events.add(read.event()), refused -> ++unread == 0);
    }
  }
}
