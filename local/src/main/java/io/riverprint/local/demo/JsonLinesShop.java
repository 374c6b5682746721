package io.riverprint.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines as a shop would send them. Each line goes to the topic byte for byte; a line
 * that is no event comes right after the one before it. The lines are put in the order of their
 * times, since a file need not keep the order of arrival (an export by user does not). Held in
 * memory.
 */
final class JsonLinesShop implements DemoShop {

  private static final int MAX_BYTES = 1 << 20;

  private final Path file;
  private final EventMapping mapping;
  private final EventReader reader;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<BehaviorEvent> events = new ArrayList<>();
  private final EventLog log;
  private long refused;

  JsonLinesShop(Path file, EventMapping mapping) throws IOException {
    this.file = file;
    this.mapping = mapping;
    this.reader = new EventReader(mapping, MAX_BYTES);
    read();
    this.log = new MemoryEventLog(events, refused, Map.of("layout", "json-lines"));
  }

  @Override
  public String words() {
    return "the JSON lines in %s (%,d lines, %,d of them no events)"
        .formatted(file, deliveries.size(), refused);
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void deliver(Consumer<Delivery> each) {
    deliveries.forEach(each);
  }

  @Override
  public EventMapping mapping() {
    return mapping;
  }

  private void read() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), UTF_8))) {
      long last = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = take(line.getBytes(UTF_8), last);
      }
    }
    deliveries.sort(Comparator.comparingLong(Delivery::arrivesAtMillis));
  }

  private long take(byte[] line, long last) {
    return reader
        .read(line)
        .<Long>fold(
            read -> {
              events.add(read.event());
              return add(read.event().atMillis(), TopicKeys.user(read.event().userId()), line);
            },
            no -> {
              refused++;
              return add(last, null, line);
            });
  }

  private long add(long atMillis, byte @Nullable [] key, byte[] line) {
    deliveries.add(new Delivery(atMillis, key, line));
    return atMillis;
  }

  private InputStream open() throws IOException {
    InputStream raw = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }
}
