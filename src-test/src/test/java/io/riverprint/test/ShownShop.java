package io.riverprint.test;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.DeadLetterCodec;
import io.riverprint.schema.wire.DecisionCodec;
import io.riverprint.schema.wire.ErasureReceiptCodec;
import io.riverprint.schema.wire.ProfileCodec;
import io.riverprint.schema.wire.QualityCodec;
import io.riverprint.schema.wire.ReceiptCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.schema.wire.RetrainRequestCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A shop whose topics are written by hand, for the console to show: users in a few groups. */
final class ShownShop implements AutoCloseable {
  static final int WIDTH = 24;
  static final long NOON = 1_654_084_800_000L;

  private static final List<String> GROUPS =
      List.of("shoes", "hats", "garden", "toys", "books", "tea");
  private static final long HOUR = 3_600_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final ProfileCodec profiles = new ProfileCodec(EmbeddingFormat.FLOAT16);

  ShownShop(String bootstrap) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** The id of a user, who is of group {@code number % 6}. */
  static String user(int number) {
    return "user-" + number;
  }

  void profile(UserProfile profile) {
    send(Topics.PROFILES, TopicKeys.user(profile.userId()), profiles.write(profile));
  }

  /** So many users with so many profiles each. */
  void users(int count, int each, long release) {
    for (int sequence = 1; sequence <= each; sequence++) {
      for (int user = 0; user < count; user++) {
        profile(of(user(user), user, sequence, release));
      }
    }
  }

  void forget(String user) {
    var unused = producer.send(new ProducerRecord<>(Topics.PROFILES, TopicKeys.user(user), null));
  }

  /** As the job answers. */
  void erased(ErasureRequest request) {
    ErasureReceipt receipt =
        new ErasureReceipt(
            request.requestId(), request.untilMillis(), ErasureReceipt.Outcome.ERASED, 0);
    byte[] key = TopicKeys.request(request.requestId());
    send(Topics.ERASURE_RECEIPTS, key, new ErasureReceiptCodec().write(receipt));
  }

  void garbage() {
    send(Topics.PROFILES, TopicKeys.user("garbage"), new byte[] {1, 2, 3});
  }

  void release(long version, String location, String digest) {
    release(new ModelRelease(version, location, digest, effective(version), "space-" + version));
  }

  void release(ModelRelease release) {
    byte[] key = TopicKeys.release(release.version());
    send(Topics.RELEASES, key, new ReleaseCodec().write(release));
  }

  void receipt(long version, int subtask, Outcome outcome, String detail) {
    ReleaseReceipt receipt = new ReleaseReceipt(version, subtask, outcome, detail, NOON);
    send(Topics.RECEIPTS, TopicKeys.release(version), new ReceiptCodec().write(receipt));
  }

  void deadLetter(DeadLetter.Reason reason, String detail, long offset) {
    DeadLetter letter = new DeadLetter(reason, detail, Topics.EVENTS, 0, offset, new byte[] {1, 2});
    send(Topics.DEAD_LETTERS, TopicKeys.reason(reason), new DeadLetterCodec().write(letter));
  }

  void request(RetrainRequest request) {
    byte[] key = TopicKeys.request(request.requestId());
    send(Topics.RETRAIN_REQUESTS, key, new RetrainRequestCodec().write(request));
  }

  void decision(GateDecision decision) {
    byte[] key = TopicKeys.request(decision.requestId());
    send(Topics.DECISIONS, key, new DecisionCodec().write(decision));
  }

  void quality(LiveQuality quality) {
    byte[] key = TopicKeys.quality(quality.release(), quality.head());
    send(Topics.QUALITY, key, new QualityCodec().write(quality));
  }

  void event(byte[] event) {
    send(Topics.EVENTS, new byte[] {1}, event);
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  /** A profile that depends on nothing but these numbers. */
  static UserProfile of(String id, int number, long sequence, long release) {
    Random chance = new Random(number * 1_000_003L);
    int group = number % GROUPS.size();
    double restless = chance.nextDouble();
    long start = NOON + (sequence / 4) * 9 * HOUR + number % 60 * 60_000L;
    long end = start + (sequence % 4) * 240_000;
    int age = (int) (sequence + chance.nextInt(20));
    return new UserProfile(
        id,
        end,
        sequence,
        release,
        "space-" + release,
        new SessionSummary(start, end, (int) (sequence % 4) * 3 + 1, (int) (1 + sequence / 4)),
        embedding(number, group, sequence, release),
        (float) Math.min(0.98, Math.max(0.02, restless + 0.12 * Math.sin(sequence * 0.7 + number))),
        scored(group, sequence, 8, 0.55f),
        List.of(
            new ScoredItem("sku-" + group + "-7", 0.21f),
            new ScoredItem("sku-" + group + "-3", 0.08f)),
        scored(group, sequence, 5, 2.5f),
        List.of(new ScoredItem("sku-" + group + "-9", 1.75f)),
        new EventCounts(age / 6, age / 3, age / 9, age * 3L, age),
        false);
  }

  private static List<ScoredItem> scored(int group, long sequence, int count, float best) {
    List<ScoredItem> items = new ArrayList<>();
    for (int i = 0; i < Math.min(count, GROUPS.size()); i++) {
      float sway = (float) (1 + 0.25 * Math.sin(sequence * 0.9 + i * 2));
      items.add(
          new ScoredItem(GROUPS.get((group + i) % GROUPS.size()), best / (1 + i * 1.6f) * sway));
    }
    items.sort(Comparator.comparing(ScoredItem::score).reversed());
    return items;
  }

  private static Embedding embedding(int number, int group, long sequence, long release) {
    Random chance = new Random(number * 31L + sequence);
    float[] values = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      double centre = Math.sin((group + 1) * (i + 1.7) * (release + 0.3));
      values[i] = (float) (centre + 0.45 * chance.nextGaussian());
    }
    return new Embedding(values);
  }

  private static long effective(long version) {
    return version == 1 ? ModelRelease.FROM_THE_BEGINNING : NOON + version * HOUR;
  }

  private void send(String topic, byte[] key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, key, value));
  }
}
