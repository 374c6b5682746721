package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.EventType;
import io.riverprint.schema.wire.EventCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A record that is no event.
 *
 * @param reason what its dead letter must say
 * @param value its bytes, or null for none
 */
record Dirt(Reason reason, byte @Nullable [] value) {
  static final int TEN_MEGABYTES = 10_000_000;
  private static final long DAY_MILLIS = 86_400_000;

  /** Some of every sort, logged at this instant. */
  static List<Dirt> allSorts(long loggedMillis, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Dirt> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(new Dirt(Reason.UNREADABLE, noise(random, 0)));
      all.add(new Dirt(Reason.UNREADABLE, noise(random, 0xc3)));
    }
    byte[] event = new EventCodec().write(visit(loggedMillis, "12"));
    all.add(new Dirt(Reason.UNREADABLE, Arrays.copyOf(event, event.length / 2)));
    all.add(new Dirt(Reason.UNREADABLE, json("{\"user_id\": \"u\", \"timestamp\": ")));
    all.add(new Dirt(Reason.UNREADABLE, json("[".repeat(100_000))));
    all.add(new Dirt(Reason.EMPTY, null));
    all.add(new Dirt(Reason.EMPTY, new byte[0]));
    all.add(new Dirt(Reason.TOO_LARGE, new byte[TEN_MEGABYTES]));
    all.add(new Dirt(Reason.UNKNOWN_TYPE, json(text("u", loggedMillis, "teleport"))));
    all.add(new Dirt(Reason.MISSING_FIELD, json(text("", loggedMillis, "product_buy"))));
    all.add(new Dirt(Reason.MISSING_FIELD, json("{\"event_type\": \"page_visit\"}")));
    all.add(avro(Reason.BAD_TIME, visit(-5, "12")));
    all.add(avro(Reason.BAD_TIME, visit(1L << 62, "12")));
    all.add(avro(Reason.FUTURE, visit(loggedMillis + DAY_MILLIS, "12")));
    all.add(avro(Reason.FUTURE, visit(loggedMillis + 400 * DAY_MILLIS, "12")));
    all.add(avro(Reason.BAD_CODES, search(loggedMillis, "[ 1 2 3 ]")));
    all.add(avro(Reason.BAD_CODES, search(loggedMillis, "[ 900" + " 1".repeat(15) + " ]")));
    return all;
  }

  /** What it is for a broker: none is nothing. */
  byte[] bytes() {
    return value == null ? new byte[0] : value;
  }

  private static byte[] noise(SplittableRandom random, int first) {
    byte[] bytes = new byte[random.nextInt(1, 200)];
    random.nextBytes(bytes);
    bytes[0] = (byte) first;
    return bytes;
  }

  private static byte[] json(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(String user, long atMillis, String kind) {
    return "{\"user_id\": \"%s\", \"timestamp\": %d, \"event_type\": \"%s\", \"sku\": \"101\"}"
        .formatted(user, atMillis, kind);
  }

  private static Dirt avro(Reason reason, BehaviorEvent event) {
    return new Dirt(reason, new EventCodec().write(event));
  }

  private static BehaviorEvent visit(long atMillis, String url) {
    return new BehaviorEvent(
        "user-1", "d", atMillis, EventType.PAGE_VISIT, null, url, null, null, Float.NaN);
  }

  private static BehaviorEvent search(long atMillis, String query) {
    return new BehaviorEvent(
        "user-1", "d", atMillis, EventType.SEARCH_QUERY, null, null, query, null, Float.NaN);
  }
}
