package io.riverprint.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeysTest {

  @Test
  void keysNeverChangeBecauseTheyAreInStateAndBundles() {
    // Computed from the definition in another language.
    assertThat(Keys.of("")).isEqualTo(-1166397803181037274L);
    assertThat(Keys.of("42")).isEqualTo(-9148190273557349140L);
  }

  @Test
  void aHundredThousandNamesHaveAsManyKeys() {
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      keys.add(Keys.of(Integer.toString(i)));
    }
    assertThat(keys).hasSize(100_000).doesNotContain(Keys.NONE);
  }

  @Test
  void anIndexFindsWhatWasPutInAndNothingElse() {
    long[] keys = new long[1000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Keys.of("k" + i);
    }
    LongIndex index = new LongIndex(keys);
    for (int i = 0; i < keys.length; i++) {
      assertThat(index.find(keys[i])).isEqualTo(i);
    }
    assertThat(index.find(Keys.of("absent"))).isEqualTo(LongIndex.ABSENT);
    assertThat(new LongIndex(new long[0]).find(7)).isEqualTo(LongIndex.ABSENT);
  }
}
