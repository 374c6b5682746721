package io.riverprint.local.bench;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.schema.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Product events of users drawn by Zipf's law: each one makes a row, a GRU step and a fold-in,
 * which is the dearest stream there is; real ones are nine tenths visits that wait for their
 * session.
 */
final class BenchEvents {
  private static final int DRAWS = 1 << 20;

  private final String[] users;
  private final byte[][] keys;
  private final int[] userDraws;
  private final int[] skuDraws;
  private final String[] skus;
  private final EventCodec codec = new EventCodec();
  private final SplittableRandom random;

  BenchEvents(int users, long seed) {
    this.random = new SplittableRandom(seed);
    this.users = new String[users];
    this.keys = new byte[users][];
    for (int i = 0; i < users; i++) {
      this.users[i] = Integer.toString(10_000_000 + i);
      this.keys[i] = this.users[i].getBytes(StandardCharsets.UTF_8);
    }
    this.skus = new String[BenchModel.SKUS];
    for (int i = 0; i < skus.length; i++) {
      skus[i] = Integer.toString(1000 + i);
    }
    this.userDraws = zipf(users);
    this.skuDraws = zipf(skus.length);
  }

  /** The next event, at this event time. */
  ProducerRecord<byte[], byte[]> next(String topic, long atMillis) {
    int user = userDraws[random.nextInt(DRAWS)];
    EventType type = EventType.of(random.nextInt(3));
    String sku = skus[skuDraws[random.nextInt(DRAWS)]];
    BehaviorEvent event =
        new BehaviorEvent(users[user], null, atMillis, type, sku, null, null, null, Float.NaN);
    return new ProducerRecord<>(topic, null, atMillis, keys[user], codec.write(event));
  }

  /** A table in which rank r stands in proportion to 1 / r, at least once while there is room. */
  private int[] zipf(int ranks) {
    double total = 0;
    for (int rank = 1; rank <= ranks; rank++) {
      total += 1.0 / rank;
    }
    int[] draws = new int[DRAWS];
    double sum = 0;
    int rank = 1;
    for (int i = 0; i < DRAWS; i++) {
      while (rank < ranks && (sum + 1.0 / rank) / total * DRAWS <= i) {
        sum += 1.0 / rank;
        rank++;
      }
      draws[i] = rank - 1;
    }
    return draws;
  }
}
