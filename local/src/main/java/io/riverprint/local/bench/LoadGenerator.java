package io.riverprint.local.bench;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events from a thread of its own, in the same box as the job: at a rate, or as fast as the
 * job steps them. An event's time is the clock's when it is sent.
 */
final class LoadGenerator implements AutoCloseable {
  private static final int BURST = 64;
  private static final long MAX_LEAD = 100_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final BenchEvents events;
  private final String topic;
  private final LongSupplier stepped;
  private final Clock clock;
  private final Thread thread;
  private final AtomicLong sent = new AtomicLong();
  private volatile double perSecond = Double.POSITIVE_INFINITY;
  private volatile boolean goOn = true;

  LoadGenerator(
      String bootstrap, String topic, BenchEvents events, LongSupplier stepped, Clock clock) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", 10, "batch.size", 1 << 17),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.events = events;
    this.topic = topic;
    this.stepped = stepped;
    this.clock = clock;
    this.thread = new Thread(this::send, "load-generator");
    thread.start();
  }

  /** From now on so many events a second; infinite: as many as the job steps. */
  void pace(double eventsPerSecond) {
    perSecond = eventsPerSecond;
  }

  long sent() {
    return sent.get();
  }

  @Override
  public void close() {
    goOn = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }

  private void send() {
    long due = System.nanoTime();
    while (goOn) {
      if (Double.isInfinite(perSecond)) {
        due = System.nanoTime();
        awaitLead();
      } else {
        due += (long) (BURST * 1e9 / perSecond);
        LockSupport.parkNanos(due - System.nanoTime());
      }
      burst();
    }
  }

  // The job may be behind by so much and no more: what is measured is what it keeps up with.
  private void awaitLead() {
    while (goOn && sent.get() - stepped.getAsLong() > MAX_LEAD) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void burst() {
    long now = clock.millis();
    for (int i = 0; i < BURST; i++) {
      var unused = producer.send(events.next(topic, now));
    }
    sent.addAndGet(BURST);
  }
}
