package io.riverprint.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SpareMemoryTest {
  private final SpareMemory spare = new SpareMemory(100);

  @Test
  void aBufferIsHandedOutOnceAndToItsSizeAlone() {
    ByteBuffer buffer = ByteBuffer.allocate(40);
    spare.give(buffer);
    assertThat(spare.take(41)).isNull();
    assertThat(spare.take(40)).isSameAs(buffer);
    assertThat(spare.take(40)).isNull();
  }

  @Test
  void noMoreIsKeptThanTheLimit() {
    spare.give(ByteBuffer.allocate(60));
    spare.give(ByteBuffer.allocate(60));
    assertThat(spare.take(60)).isNotNull();
    assertThat(spare.take(60)).isNull();
    spare.give(ByteBuffer.allocate(101));
    assertThat(spare.take(101)).isNull();
  }

  @Test
  void othersGiveWayToASizeThatIsInUse() {
    spare.give(ByteBuffer.allocate(60));
    spare.give(ByteBuffer.allocate(41));
    assertThat(spare.take(60)).isNull();
    assertThat(spare.take(41)).isNotNull();
    spare.give(ByteBuffer.allocate(60));
    spare.give(ByteBuffer.allocate(40));
    spare.clear();
    assertThat(spare.take(60)).isNull();
    assertThat(spare.take(40)).isNull();
  }
}
