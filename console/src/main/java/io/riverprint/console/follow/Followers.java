package io.riverprint.console.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.LoopBoard;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.follow.TopicFollower.From;
import io.riverprint.console.keep.KeptEvents;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.schema.event.Reading;
import io.riverprint.schema.wire.DeadLetterCodec;
import io.riverprint.schema.wire.DecisionCodec;
import io.riverprint.schema.wire.QualityCodec;
import io.riverprint.schema.wire.ReceiptCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.schema.wire.RetrainRequestCodec;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A follower for each thing that is shown, on a thread of its own: none waits for another. */
final class Followers {
  private static final int LONGEST_EVENT = 1 << 20;
  // As the job has it where nothing else is said: a clock further ahead makes a dead letter.
  private static final long AHEAD_MILLIS = 300_000;

  private final String bootstrap;
  private final ConsoleTopics topics;

  Followers(String bootstrap, ConsoleTopics topics) {
    this.bootstrap = bootstrap;
    this.topics = topics;
  }

  /** Profiles; who is forgotten by them is forgotten with all events. */
  TopicFollower profiles(KeptProfiles kept, @Nullable KeptEvents events) {
    return start(
        "profiles",
        Map.of(topics.profiles(), From.BEGINNING),
        record -> {
          boolean unused = kept.take(key(record), record.value());
          if (record.value() == null && events != null) {
            events.forget(new String(key(record), UTF_8));
          }
        });
  }

  TopicFollower releases(ReleaseBoard board) {
    ReleaseCodec release = new ReleaseCodec();
    ReceiptCodec receipt = new ReceiptCodec();
    return start(
        "releases",
        Map.of(topics.releases(), From.BEGINNING, topics.receipts(), From.BEGINNING),
        record -> {
          if (record.value() == null) {
            return; // a release that was taken back; what became of it stays on the board
          }
          if (record.topic().equals(topics.releases())) {
            board.announced(release.read(record.value()), record.timestamp());
          } else {
            board.received(receipt.read(record.value()), record.timestamp());
          }
        });
  }

  TopicFollower deadLetters(DeadLetters dead) {
    DeadLetterCodec letters = new DeadLetterCodec();
    return start(
        "dead-letters",
        Map.of(topics.deadLetters(), From.NEAR_END),
        record -> dead.add(letters.read(record.value())));
  }

  /** Requests for a training, and what became of them. */
  TopicFollower loop(LoopBoard board) {
    RetrainRequestCodec request = new RetrainRequestCodec();
    DecisionCodec decision = new DecisionCodec();
    return start(
        "loop",
        Map.of(topics.requests(), From.BEGINNING, topics.decisions(), From.BEGINNING),
        record -> {
          if (record.topic().equals(topics.requests())) {
            board.requested(request.read(record.value()));
          } else {
            board.decided(decision.read(record.value()));
          }
        });
  }

  /** On its own: the topic is younger than the others, and may not be there. */
  TopicFollower quality(LoopBoard board) {
    QualityCodec quality = new QualityCodec();
    return start(
        "quality",
        Map.of(topics.quality(), From.BEGINNING),
        record -> board.judged(quality.read(record.value())));
  }

  /** Events, and which of them the job had to leave out as late. */
  TopicFollower events(KeptEvents kept, EventMapping mapping) {
    EventReader reader = new EventReader(mapping, LONGEST_EVENT);
    return start(
        "events",
        Map.of(topics.events(), From.BEGINNING, topics.late(), From.BEGINNING),
        record -> {
          boolean isLate = record.topic().equals(topics.late());
          long latest = record.timestamp() + AHEAD_MILLIS;
          boolean unused =
              reader
                  .read(record.value())
                  .<Boolean>fold(
                      read -> read.event().atMillis() <= latest && take(kept, read, isLate),
                      refused -> false);
        });
  }

  // What is no event is the job's to tell: it makes a dead letter of it.
  private static boolean take(KeptEvents kept, Reading.Read read, boolean isLate) {
    if (isLate) {
      kept.late(read.event());
    } else {
      kept.take(read.event());
    }
    return true;
  }

  private TopicFollower start(
      String name, Map<String, From> from, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    return TopicFollower.start("console-" + name, bootstrap, from, sink);
  }

  private static byte[] key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? new byte[0] : record.key();
  }
}
