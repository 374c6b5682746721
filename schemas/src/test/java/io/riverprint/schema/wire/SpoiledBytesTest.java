package io.riverprint.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.UnreadableRecordException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SpoiledBytesTest {
  private static final int HEADER = 10;
  private static final int ROUNDS = 5_000;

  /** More than any good or spoiled record of ours, with Avro's and the exception's objects. */
  private static final long MOST_ALLOCATED = 256 * 1024;

  private static final ProfileCodec PROFILES = new ProfileCodec(EmbeddingFormat.FLOAT32);

  private static final Map<String, Consumer<byte[]>> READERS =
      Map.of(
          "event", new EventCodec()::read,
          "profile", PROFILES::read,
          "release", new ReleaseCodec()::read,
          "receipt", new ReceiptCodec()::read,
          "retrainrequest", new RetrainRequestCodec()::read,
          "quality", new QualityCodec()::read,
          "decision", new DecisionCodec()::read,
          "erasurerequest", new ErasureRequestCodec()::read,
          "erasurereceipt", new ErasureReceiptCodec()::read,
          "deadletter", new DeadLetterCodec()::read);

  private static final Map<String, byte[]> GOOD =
      Map.of(
          "event", new EventCodec().write(Samples.EVENT),
          "profile", PROFILES.write(Samples.PROFILE),
          "release", new ReleaseCodec().write(Samples.RELEASE),
          "receipt", new ReceiptCodec().write(Samples.RECEIPT),
          "retrainrequest", new RetrainRequestCodec().write(Samples.REQUEST),
          "quality", new QualityCodec().write(Samples.QUALITY),
          "decision", new DecisionCodec().write(Samples.DECISION),
          "erasurerequest", new ErasureRequestCodec().write(Samples.ERASURE),
          "erasurereceipt", new ErasureReceiptCodec().write(Samples.ERASURE_RECEIPT),
          "deadletter", new DeadLetterCodec().write(Samples.LETTER));

  @Test
  void everyTruncationIsRefused() {
    GOOD.forEach(
        (name, good) -> {
          for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> reader(name).accept(cut))
                .as(name)
                .isInstanceOf(UnreadableRecordException.class);
          }
        });
  }

  @Test
  void aByteTooManyIsRefused() {
    GOOD.forEach(
        (name, good) ->
            assertThatThrownBy(() -> reader(name).accept(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage(
                    "%s record of %d bytes: found 1 bytes left over, needs none; look at its"
                        + " producer",
                    name, good.length + 1));
  }

  @Test
  void spoiledBytesAreReadOrRefusedAndNothingElse() {
    Random random = new Random(7);
    GOOD.forEach(
        (name, good) -> {
          for (int i = 0; i < ROUNDS; i++) {
            readOrRefuse(name, spoiled(good, random));
          }
        });
  }

  @Test
  void aHugeLengthAllocatesNothing() {
    byte[] huge = {-2, -1, -1, -1, 15}; // 2^31 - 1
    GOOD.forEach(
        (name, good) -> {
          for (int at = HEADER; at < good.length - huge.length; at++) {
            byte[] bomb = good.clone();
            System.arraycopy(huge, 0, bomb, at, huge.length);
            readOrRefuse(name, bomb);
          }
        });
  }

  @Test
  void anUnknownFingerprintSaysThatTheProducerMayBeNewer() {
    byte[] newer = new EventCodec().write(Samples.EVENT);
    newer[5] ^= 1;
    assertThatThrownBy(() -> new EventCodec().read(newer))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("event record of 50 bytes: found Cannot resolve schema")
        .hasMessageContaining("update this reader if the producer is newer");
  }

  private static Consumer<byte[]> reader(String name) {
    return Objects.requireNonNull(READERS.get(name));
  }

  private static byte[] spoiled(byte[] good, Random random) {
    byte[] bytes = good.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> {
        byte[] noise = new byte[1 + random.nextInt(12)];
        random.nextBytes(noise);
        int at = HEADER + random.nextInt(bytes.length - HEADER);
        System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
      }
      default -> {
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        bytes = Arrays.copyOf(bytes, HEADER + body.length);
        System.arraycopy(body, 0, bytes, HEADER, body.length);
      }
    }
    return bytes;
  }

  // Read twice: what the JVM links when a path is walked for the first time is no reader's fault.
  private static void readOrRefuse(String name, byte[] bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    readOnce(name, bytes);
    long before = threads.getCurrentThreadAllocatedBytes();
    readOnce(name, bytes);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
  }

  private static void readOnce(String name, byte[] bytes) {
    try {
      reader(name).accept(bytes);
    } catch (UnreadableRecordException e) {
      assertThat(e).hasMessageContaining(", needs ").hasMessageContaining("; ");
    }
  }
}
