package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file with one JSON event a line, as a shop's producers write it; gzip where its name ends in
 * {@code .gz}. Read whole at the start, because such a file keeps no order.
 */
public final class JsonLinesEventLog extends HeldEventLog {
  /** Longer lines are counted as unread. */
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Reads the file.
   *
   * @param mapping how the shop names its fields and kinds
   * @throws UnreadableLogException if the file cannot be opened or breaks off
   */
  public JsonLinesEventLog(Path file, EventMapping mapping) {
    super(read(file, new EventReader(mapping, MOST_BYTES)));
  }

  private static MemoryEventLog read(Path file, EventReader reader) {
    List<BehaviorEvent> events = new ArrayList<>();
    long[] unread = {0};
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          reader
              .read(line.getBytes(StandardCharsets.UTF_8))
              .fold(read -> events.add(read.event()), refused -> ++unread[0] == 0);
        }
      }
    } catch (IOException e) {
      throw new UnreadableLogException(
          "event log " + file + ": " + e + "; name a whole file of JSON lines, plain or gzip", e);
    }
    return new MemoryEventLog(events, unread[0], source(file));
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static Map<String, String> source(Path file) {
    Path name = file.getFileName();
    return Map.of("layout", "json-lines", "file", name == null ? "" : name.toString());
  }
}
