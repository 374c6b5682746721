package io.riverprint.job;

import static org.apache.flink.configuration.ConfigOptions.key;

import io.riverprint.core.step.ProfileSpace;
import io.riverprint.job.state.StateFiles;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Every option of the job. A description says what the option costs. */
public final class JobOptions {
  /** What all keys begin with; anything else in a configuration is Flink's. */
  public static final String PREFIX = "profile.";

  public static final ConfigOption<String> BOOTSTRAP =
      key("profile.kafka.bootstrap-servers")
          .stringType()
          .noDefaultValue()
          .withDescription("Kafka brokers, host:port, comma-separated. Needed.");
  public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
      key("profile.kafka.properties")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Further properties of all Kafka clients, such as security.protocol. They are logged.");
  public static final ConfigOption<String> EVENTS_TOPIC =
      topic("profile.events.topic", Topics.EVENTS, "Events. Avro of ours or JSON.");
  public static final ConfigOption<String> EVENTS_GROUP =
      key("profile.events.group")
          .stringType()
          .defaultValue("riverprint")
          .withDescription(
              "Consumer group, for monitoring and for start=committed. A checkpoint's offsets win.");
  public static final ConfigOption<Start> EVENTS_START =
      key("profile.events.start")
          .enumType(Start.class)
          .defaultValue(Start.EARLIEST)
          .withDescription(
              "Where a job without a checkpoint begins. EARLIEST replays the whole topic first.");
  public static final ConfigOption<Duration> MAX_DELAY =
      key("profile.events.max-delay")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "How long an event may be late. Profiles are this much behind, and this much of the"
                  + " stream waits on the heap; later events are set aside.");
  public static final ConfigOption<Duration> IDLE_AFTER =
      key("profile.events.idle-after")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "How long a partition may be silent before time goes on without it. Shorter: what it"
                  + " sends afterwards may be late. Longer: everybody waits for it.");
  public static final ConfigOption<Duration> MAX_AHEAD =
      key("profile.events.max-ahead")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "How far an event's clock may be ahead of its record's. Further ones are dead letters:"
                  + " one of them would make everybody else late.");
  public static final ConfigOption<Integer> MAX_BYTES =
      key("profile.events.max-bytes")
          .intType()
          .defaultValue(256 * 1024)
          .withDescription("Longest event read. Each one waiting is on the heap with its bytes.");
  public static final ConfigOption<String> MAPPING =
      key("profile.events.mapping")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File that maps the shop's JSON names to ours, read once where the job is started."
                  + " JSON costs about ten times Avro to decode.");
  public static final ConfigOption<String> RELEASES_TOPIC =
      topic("profile.releases.topic", Topics.RELEASES, "Releases. Compacted, with one partition.");
  public static final ConfigOption<String> ERASURES_TOPIC =
      topic(
          "profile.erasures.topic",
          Topics.ERASURES,
          "Who is to be forgotten. Must be there; compacted. At each start time stands still for a"
              + " second while it is read.");
  public static final ConfigOption<Integer> MAX_WAITING =
      key("profile.release.max-waiting-events")
          .intType()
          .defaultValue(200_000)
          .withDescription(
              "Events a subtask takes before its first release without slowing down; about 400 bytes"
                  + " of heap each.");
  public static final ConfigOption<Duration> LOAD_TIMEOUT =
      key("profile.release.load-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(60))
          .withDescription(
              "How long the job stands still for a release whose time has come and that is not"
                  + " loaded. Then it is refused and the old one serves on.");
  public static final ConfigOption<MemorySize> RELEASE_MAX_BYTES =
      key("profile.release.max-bytes")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(1024))
          .withDescription(
              "Largest bundle taken, all files together; a larger one is refused unread. Each task"
                  + " manager holds up to two in memory, and each subtask its weights once more.");
  public static final ConfigOption<Integer> SWEEP_RATE =
      key("profile.sweep.users-per-second")
          .intType()
          .defaultValue(500)
          .withDescription(
              "Users a subtask moves to a new release in a second who have no event of their own. Each"
                  + " costs a read, a replay of the kept events and a profile sent. 0: nobody is moved"
                  + " before the next event.");
  public static final ConfigOption<Integer> MAX_BATCH =
      key("profile.step.max-batch")
          .intType()
          .defaultValue(512)
          .withDescription(
              "Most users stepped in one go. Larger: better use of the machine, some KB of heap per"
                  + " user; beyond a thousand a CPU gains nothing.");
  public static final ConfigOption<Duration> EMIT_INTERVAL =
      key("profile.emit.min-interval")
          .durationType()
          .defaultValue(Duration.ZERO)
          .withDescription(
              "Event time between two profiles of one user. 0: one for each event and closed"
                  + " session, each read out, scored, encoded and sent. 1 min saves most of that.");
  public static final ConfigOption<Integer> TOP_ITEMS =
      key("profile.emit.top-items")
          .intType()
          .defaultValue(10)
          .withDescription("Categories and SKUs listed in a profile; about 20 bytes each.");
  public static final ConfigOption<EmbeddingFormat> EMBEDDING =
      key("profile.emit.embedding")
          .enumType(EmbeddingFormat.class)
          .defaultValue(EmbeddingFormat.FLOAT32)
          .withDescription("Form of the embedding. FLOAT16 halves it, to three decimal digits.");
  public static final ConfigOption<ProfileSpace> SPACE =
      key("profile.space")
          .enumType(ProfileSpace.class)
          .defaultValue(ProfileSpace.NEW)
          .withDescription(
              "Space of the embedding. NEW: the release's own, another after each full training."
                  + " ALIGNED: mapped into that of the oldest release it was aligned to, so that vectors"
                  + " of all of them compare; loses what the map's error in the manifest says. BOTH: its"
                  + " own, and the aligned one in a second field; twice the bytes. The map costs E x E"
                  + " multiplications a profile.");
  public static final ConfigOption<Integer> CACHE_USERS =
      key("profile.state.cache-users")
          .intType()
          .defaultValue(20_000)
          .withDescription(
              "Users each subtask keeps decoded, 5 to 20 KB of heap each. A user not among them costs"
                  + " a read and a write of RocksDB per batch; all changed ones are written at each"
                  + " checkpoint.");
  public static final ConfigOption<Integer> MAX_PARALLELISM =
      key("profile.state.max-parallelism")
          .intType()
          .defaultValue(128)
          .withDescription(
              "Number of key groups: the highest parallelism ever. Cannot be changed without losing"
                  + " the state.");
  public static final ConfigOption<BackendName> BACKEND =
      key("profile.backend.name")
          .enumType(BackendName.class)
          .defaultValue(BackendName.AUTO)
          .withDescription(
              "Who does the arithmetic. AUTO: libtorch on a GPU, the vector API on a CPU. HEAP is the"
                  + " definition, and several times slower.");
  public static final ConfigOption<DeviceName> DEVICE =
      key("profile.backend.device")
          .enumType(DeviceName.class)
          .defaultValue(DeviceName.AUTO)
          .withDescription("Where. GPU on a machine without one is refused at start.");
  public static final ConfigOption<DeliveryGuarantee> GUARANTEE =
      key("profile.sink.guarantee")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.AT_LEAST_ONCE)
          .withDescription(
              "at-least-once: after a failure profiles are repeated with the same sequence numbers."
                  + " exactly-once: a read_committed reader sees each once, and waits for the"
                  + " checkpoint to see it.");
  public static final ConfigOption<String> TRANSACTION_PREFIX =
      key("profile.sink.transaction-prefix")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Needed for exactly-once: unique to this job among all that use these brokers, and the"
                  + " same after a restart.");
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      key("profile.sink.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "After which the brokers give up a transaction. A job that is down for longer loses"
                  + " what it had not committed; a reader may have to wait as long for a lost job.");
  public static final ConfigOption<String> PROFILES_TOPIC =
      topic("profile.profiles.topic", Topics.PROFILES, "Profiles. Should be compacted.");
  public static final ConfigOption<String> LATE_TOPIC =
      topic("profile.late.topic", Topics.LATE, "Events that came too late, as they came.");
  public static final ConfigOption<String> DEAD_LETTERS_TOPIC =
      topic("profile.dead-letters.topic", Topics.DEAD_LETTERS, "Records that are no events.");
  public static final ConfigOption<String> RECEIPTS_TOPIC =
      topic("profile.receipts.topic", Topics.RECEIPTS, "What became of each release.");

  public static final ConfigOption<String> ERASURE_RECEIPTS_TOPIC =
      topic(
          "profile.erasure-receipts.topic",
          Topics.ERASURE_RECEIPTS,
          "That they were forgotten, without naming them.");

  /** All of them, in the order of the reference. */
  public static final List<ConfigOption<?>> ALL =
      all(
          BOOTSTRAP,
          KAFKA_PROPERTIES,
          EVENTS_TOPIC,
          EVENTS_GROUP,
          EVENTS_START,
          MAX_DELAY,
          IDLE_AFTER,
          MAX_AHEAD,
          MAX_BYTES,
          MAPPING,
          RELEASES_TOPIC,
          ERASURES_TOPIC,
          MAX_WAITING,
          LOAD_TIMEOUT,
          RELEASE_MAX_BYTES,
          SWEEP_RATE,
          MAX_BATCH,
          EMIT_INTERVAL,
          TOP_ITEMS,
          EMBEDDING,
          SPACE,
          CACHE_USERS,
          MAX_PARALLELISM,
          StateFiles.REWRITE_AFTER,
          BACKEND,
          DEVICE,
          GUARANTEE,
          TRANSACTION_PREFIX,
          TRANSACTION_TIMEOUT,
          PROFILES_TOPIC,
          LATE_TOPIC,
          DEAD_LETTERS_TOPIC,
          RECEIPTS_TOPIC,
          ERASURE_RECEIPTS_TOPIC);

  private JobOptions() {}

  private static List<ConfigOption<?>> all(ConfigOption<?>... own) {
    return Stream.concat(Stream.of(own), WatchOptions.ALL.stream()).toList();
  }

  /** Where to begin without a checkpoint. */
  public enum Start {
    EARLIEST,
    LATEST,
    COMMITTED
  }

  /** Backends by name. */
  public enum BackendName {
    AUTO,
    HEAP,
    VECTOR,
    TORCH
  }

  /** Devices by name. */
  public enum DeviceName {
    AUTO,
    CPU,
    GPU
  }

  private static ConfigOption<String> topic(String key, String name, String what) {
    return key(key).stringType().defaultValue(name).withDescription("Topic. " + what);
  }
}
