package io.riverprint.local.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker inside this JVM: KRaft, one node, plain text, on the loopback address only.
 *
 * <p>It can be stopped and started again on the same folder and ports, as a broker that is being
 * restarted. A folder made here is deleted at the end; a folder given is kept. Not thread-safe.
 */
public final class LocalKafka implements AutoCloseable {

  // Always the same: a folder must be found to be its own when it is opened again.
  private static final Uuid CLUSTER = new Uuid(0x7269766572L, 0x7072696e74L);

  private final BrokerSettings settings;
  private final boolean ownsFolder;
  private @Nullable KafkaRaftServer server;

  private LocalKafka(BrokerSettings settings, boolean ownsFolder) {
    this.settings = settings;
    this.ownsFolder = ownsFolder;
  }

  /** A started broker on a folder of its own, which is deleted by {@link #close()}. */
  public static LocalKafka temporary() {
    try {
      return started(Files.createTempDirectory("riverprint-kafka"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A started broker on a folder that is kept; a log that lies there already is served again. */
  public static LocalKafka in(Path folder) {
    return started(folder, false);
  }

  private static LocalKafka started(Path folder, boolean ownsFolder) {
    int[] ports = FreePorts.find(2);
    LocalKafka kafka = new LocalKafka(new BrokerSettings(folder, ports[0], ports[1]), ownsFolder);
    try {
      kafka.format();
      kafka.start();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** {@code host:port} for clients; the same before and after a restart. */
  public String bootstrap() {
    return settings.bootstrap();
  }

  /** Starts the broker and returns when it serves; no effect on one that runs. */
  public void start() {
    if (server == null) {
      server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
      server.startup();
    }
  }

  /** Stops the broker and returns when its files are closed; no effect on one that is stopped. */
  public void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Stops, and deletes the folder where it was made here. */
  @Override
  public void close() {
    stop();
    if (ownsFolder) {
      Folders.delete(settings.folder());
    }
  }

  private void format() {
    String folder = settings.folder().toString();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      new Formatter()
          .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
          .setNodeId(BrokerSettings.NODE)
          .setClusterId(CLUSTER.toString())
          .addDirectory(folder)
          .setMetadataLogDirectory(folder)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(
          "broker folder "
              + folder
              + ": cannot be formatted ("
              + said.toString(StandardCharsets.UTF_8)
              + "), must be writable and empty or a broker's own; give another folder",
          e);
    }
  }
}
