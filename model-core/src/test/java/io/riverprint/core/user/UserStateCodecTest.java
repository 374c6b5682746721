package io.riverprint.core.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.feature.Limits;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.Shops;
import io.riverprint.core.step.StepSettings;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class UserStateCodecTest {

  /** Made by version 1 of the code; must be read for ever. */
  private static final String GOLDEN_V1 = "/state/user-state-v1.hex";

  /** Made by version 2, which was written where outputs are kept. */
  private static final String GOLDEN_V2 = "/state/user-state-v2.hex";

  /** The users of versions 1 and 2 in version 3. */
  private static final String GOLDEN_V3 = "/state/user-state-v3.hex";

  private static final String GOLDEN_V3_KEPT = "/state/user-state-v3-kept.hex";

  @Test
  void aUserIsWrittenInTheGoldenBytesOfVersionThree() throws IOException {
    assertThat(UserStateCodec.write(busyState())).isEqualTo(golden(GOLDEN_V3));
    assertThat(UserStateCodec.write(hybridState())).isEqualTo(golden(GOLDEN_V3_KEPT));
  }

  @Test
  void readsTheGoldenBytesOfVersionThree() throws IOException {
    for (String name : List.of(GOLDEN_V3, GOLDEN_V3_KEPT)) {
      assertThat(UserStateCodec.write(UserStateCodec.read(golden(name)))).isEqualTo(golden(name));
    }
  }

  @Test
  void numbersOfCategoriesAndClustersTakeLessThanEightBytes() throws IOException {
    assertThat(golden(GOLDEN_V3)).hasSizeLessThan(golden(GOLDEN_V1).length - 6 * 6);
  }

  @Test
  void readsTheGoldenBytesOfVersionOne() throws IOException {
    UserState state = UserStateCodec.read(golden(GOLDEN_V1));
    assertThat(state.userId).isEqualTo("user-0");
    assertThat(state.release()).isEqualTo(1);
    assertThat(state.history.size()).isEqualTo(256);
    assertThat(state.history.truncated()).isTrue();
    assertThat(UserStateCodec.write(state)).isEqualTo(golden(GOLDEN_V3));
  }

  @Test
  void readsTheGoldenBytesOfVersionTwo() throws IOException {
    UserState state = UserStateCodec.read(golden(GOLDEN_V2));
    assertThat(state.userId).isEqualTo("user-0");
    assertThat(state.encoded.hidden).hasSize(11 + 16 + 12 + 9);
    assertThat(state.encoded.kept).hasSize(2);
    assertThat(state.encoded.kept[1].rows()).isEqualTo(5);
    assertThat(UserStateCodec.write(state)).isEqualTo(golden(GOLDEN_V3_KEPT));
  }

  @Test
  void keptOutputsThatNobodyKeepsAreRefused() throws IOException {
    byte[] bytes = golden(GOLDEN_V1);
    bytes[0] = 2;
    assertThatThrownBy(() -> UserStateCodec.read(bytes)).isInstanceOf(CorruptStateException.class);
  }

  @Test
  void anUnknownVersionIsRefusedWithBothVersionsNamed() {
    byte[] bytes = UserStateCodec.write(busyState());
    bytes[0] = 9;
    assertThatThrownBy(() -> UserStateCodec.read(bytes))
        .isInstanceOf(CorruptStateException.class)
        .hasMessageContaining("version 9 found, versions 1 to 3 are known");
  }

  @Test
  void bytesLeftOverAreRefused() {
    byte[] bytes = UserStateCodec.write(busyState());
    assertThatThrownBy(() -> UserStateCodec.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(CorruptStateException.class)
        .hasMessageContaining("1 left over");
  }

  @Test
  void truncatedBytesAreRefusedWhereverTheyEnd() {
    byte[] bytes = UserStateCodec.write(busyState());
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> UserStateCodec.read(part)).isInstanceOf(CorruptStateException.class);
    }
  }

  @Test
  void spoiledBytesNeverGiveAnythingButAStateOrARefusal() {
    spoil(UserStateCodec.write(busyState()));
    spoil(UserStateCodec.write(hybridState()));
  }

  private static void spoil(byte[] bytes) {
    SplittableRandom random = new SplittableRandom(3);
    int refused = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] spoiled = bytes.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
      }
      try {
        byte[] again = UserStateCodec.write(UserStateCodec.read(spoiled));
        assertThat(UserStateCodec.write(UserStateCodec.read(again))).isEqualTo(again);
      } catch (CorruptStateException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void theStateOfABotIsBounded() {
    // 10,000 events, each of an item never seen before: every table at its limit, 256 events kept.
    UserState bot = stepped("bot", Shops.newItemsOnly(10_000, "bot", 9));
    Limits limits = Limits.DEFAULT;
    assertThat(bot.encoded.skus.size()).isEqualTo(limits.skus());
    assertThat(bot.encoded.urls.size()).isEqualTo(limits.urls());
    assertThat(bot.encoded.queries.size()).isEqualTo(limits.queries());
    assertThat(bot.encoded.categories.size()).isEqualTo(limits.categories());
    assertThat(bot.history.size()).isEqualTo(limits.events());
    assertThat(UserStateCodec.write(bot).length).isLessThan(16 * 1024);
  }

  /** One user of a random shop, with more events than are kept. */
  private static UserState busyState() {
    return stepped("user-0", Shops.events(400, 1, 8));
  }

  private static UserState hybridState() {
    return stepped(SmallBundles.hybrid(1, 11), "user-0", Shops.events(120, 1, 8));
  }

  private static UserState stepped(String userId, List<UserEvent> events) {
    return stepped(SmallBundles.make(1, 11), userId, events);
  }

  private static UserState stepped(ModelBundle bundle, String userId, List<UserEvent> events) {
    ProfileStepper stepper =
        new ProfileStepper(
            bundle,
            new HeapBackend(bundle.network()),
            ModelRelease.FROM_THE_BEGINNING,
            new StepSettings(600_000, 3, 1));
    UserState state = stepper.fresh(userId);
    long untilMillis = events.get(events.size() - 1).atMillis();
    stepper.step(List.of(new DueUser(state, events)), untilMillis, profile -> {});
    return state;
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = UserStateCodecTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no golden bytes " + name);
      }
      return HexFormat.of().parseHex(new String(in.readAllBytes(), UTF_8).strip());
    }
  }
}
