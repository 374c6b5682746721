package io.riverprint.job.in;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.user.UserEvents;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Events, Avro or JSON, with every record that is none made a dead letter that says why. */
public final class DecodingSchema extends Decoder<ArrivedEvent> {
  private static final long serialVersionUID = 1;

  /** Longest user id taken: between tasks a text has at most 65,535 bytes. */
  static final int MAX_USER_ID = 1_000;

  private final EventMapping mapping;
  private final int maxBytes;
  private final FutureGuard guard;
  private transient @Nullable EventReader reader;

  /**
   * A schema for a shop's events.
   *
   * @param maxBytes longer records are refused unread
   */
  public DecodingSchema(EventMapping mapping, int maxBytes, FutureGuard guard) {
    this.mapping = mapping;
    this.maxBytes = maxBytes;
    this.guard = guard;
  }

  @Override
  void prepare() {
    reader = new EventReader(mapping, maxBytes);
  }

  @Override
  Decoded<ArrivedEvent> decode(ConsumerRecord<byte[], byte[]> record) {
    return requireNonNull(reader, "not opened")
        .read(record.value())
        .fold(
            read -> judge(record, read.event()),
            refused -> dead(record, refused.reason(), refused.detail()));
  }

  private Decoded<ArrivedEvent> judge(ConsumerRecord<byte[], byte[]> record, BehaviorEvent event) {
    if (guard.refuses(event.atMillis(), record.timestamp())) {
      return dead(record, Reason.FUTURE, ahead(event.atMillis(), record.timestamp()));
    }
    if (event.userId().length() > MAX_USER_ID) {
      return dead(record, Reason.UNREADABLE, longUser(event.userId().length()));
    }
    return keyed(record, event);
  }

  private static Decoded<ArrivedEvent> keyed(
      ConsumerRecord<byte[], byte[]> record, BehaviorEvent event) {
    try {
      return Decoded.good(
          new ArrivedEvent(
              UserEvents.of(event), record.partition(), record.offset(), record.value()));
    } catch (IllegalArgumentException e) {
      return dead(record, Reason.BAD_CODES, "event: " + e.getMessage());
    }
  }

  private String ahead(long atMillis, long loggedMillis) {
    return "event: time is "
        + (atMillis - loggedMillis)
        + " ms ahead of the log, needs at most "
        + guard.maxAheadMillis()
        + "; set the producer's clock, or raise profile.events.max-ahead";
  }

  private static String longUser(int length) {
    return "event: user id has "
        + length
        + " characters, needs at most "
        + MAX_USER_ID
        + "; send the shop's own id";
  }

  @Override
  public TypeInformation<Decoded<ArrivedEvent>> getProducedType() {
    return WireTypes.DECODED_EVENT;
  }
}
