package io.riverprint.console.keep;

import static io.riverprint.console.Shown.NOON;
import static io.riverprint.console.Shown.profile;
import static io.riverprint.console.Shown.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.UserProfile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProfilesTest {
  private static final int USERS = 3;
  private static final int HISTORY = 4;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private KeptProfiles kept;

  @BeforeEach
  void open() {
    kept = new KeptProfiles(folder, USERS, HISTORY);
  }

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void theNewestProfileIsTheOneWrittenLast() {
    take(kept, profile("a", 1, 1, 1f, 2f), profile("a", 2, 1, 3f, 4f));
    assertThat(kept.newest("a")).contains(profile("a", 2, 1, 3f, 4f));
    assertThat(kept.newest("b")).isEmpty();
  }

  @Test
  void aRepetitionChangesNothing() {
    take(kept, profile("a", 2, 1, 1f));
    assertThat(take(kept, profile("a", 1, 1, 2f))).isFalse();
    assertThat(take(kept, profile("a", 2, 1, 2f))).isFalse();
    assertThat(kept.newest("a")).contains(profile("a", 2, 1, 1f));
    assertThat(kept.changes().count()).isEqualTo(1);
  }

  @Test
  void aLaterReleaseMayMakeTheSameProfileAgain() {
    take(kept, profile("a", 2, 1, 1f));
    assertThat(take(kept, profile("a", 2, 2, 2f))).isTrue();
    assertThat(kept.newest("a").map(UserProfile::release)).contains(2L);
    assertThat(kept.usersByRelease()).isEqualTo(Map.of(2L, 1L));
  }

  @Test
  void theDirectionIsThatOfTheNewestEmbeddingOfASpace() {
    take(kept, profile("a", 1, 1, 3f, 4f));
    Direction ofTheFirst = kept.find("a").orElseThrow().direction();
    take(kept, profile("a", 2, 1, 4f, -3f));
    assertThat(kept.find("a").orElseThrow().direction()).isSameAs(ofTheFirst);
    assertThat(ofTheFirst.copy()).containsExactly(0.8f, -0.6f);
    take(kept, profile("a", 3, 2, 0f, 2f));
    assertThat(kept.find("a").orElseThrow().direction().copy()).containsExactly(0f, 1f);
    assertThat(ofTheFirst.copy()).containsExactly(0.8f, -0.6f);
    take(kept, profile("a", 4, 2, 5f));
    assertThat(kept.find("a").orElseThrow().direction().copy()).containsExactly(1f);
  }

  @Test
  void theProfileThatHeldAtAnInstantIsFound() {
    take(kept, profile("a", 1, 1, 1f), profile("a", 2, 1, 2f), profile("a", 3, 1, 3f));
    assertThat(kept.at("a", NOON + 2 * 60_000)).contains(profile("a", 2, 1, 2f));
    assertThat(kept.at("a", NOON + 3 * 60_000 - 1)).contains(profile("a", 2, 1, 2f));
    assertThat(kept.at("a", NOON)).isEmpty();
  }

  @Test
  void ofManyProfilesTheNewestStay() {
    for (int sequence = 1; sequence <= 11; sequence++) {
      take(kept, profile("a", sequence, 1, sequence));
    }
    assertThat(kept.profiles("a", 100))
        .extracting(UserProfile::sequence)
        .containsExactly(11L, 10L, 9L, 8L);
    assertThat(kept.profiles("a", 2)).extracting(UserProfile::sequence).containsExactly(11L, 10L);
  }

  @Test
  void whoWasUpdatedLongestAgoGoesFirst() {
    take(kept, profile("a", 1, 1, 1f), profile("b", 1, 1, 1f), profile("c", 1, 1, 1f));
    take(kept, profile("a", 2, 1, 1f), profile("d", 1, 1, 1f));
    assertThat(kept.everyone()).extracting(KeptUser::userId).containsExactly("c", "a", "d");
    assertThat(kept.newest("b")).isEmpty();
  }

  @Test
  void whoComesBackHasNoneOfTheOldProfiles() {
    take(kept, profile("a", 1, 1, 1f), profile("a", 2, 1, 1f), profile("a", 3, 1, 1f));
    take(kept, profile("b", 1, 1, 1f), profile("c", 1, 1, 1f), profile("d", 1, 1, 1f));
    take(kept, profile("a", 4, 1, 1f));
    assertThat(kept.profiles("a", 100)).extracting(UserProfile::sequence).containsExactly(4L);
  }

  @Test
  void aTombstoneForgetsTheUser() {
    take(kept, profile("a", 1, 1, 1f), profile("a", 2, 1, 1f));
    assertThat(kept.take("a".getBytes(UTF_8), null)).isTrue();
    assertThat(kept.newest("a")).isEmpty();
    assertThat(kept.at("a", Long.MAX_VALUE)).isEmpty();
    assertThat(kept.everyone()).isEmpty();
    assertThat(kept.take("a".getBytes(UTF_8), null)).isFalse();
  }

  @Test
  void noIdIsTakenForAnother() {
    take(kept, profile("a", 1, 1, 1f), profile("a\0", 1, 1, 2f), profile("", 1, 1, 3f));
    assertThat(kept.newest("a")).contains(profile("a", 1, 1, 1f));
    assertThat(kept.newest("a\0")).contains(profile("a\0", 1, 1, 2f));
    assertThat(kept.newest("")).contains(profile("", 1, 1, 3f));
  }

  @Test
  void bytesThatAreNoProfileAreRefusedAndChangeNothing() {
    assertThatThrownBy(() -> kept.take(new byte[] {1}, new byte[] {1, 2, 3}))
        .isInstanceOf(UnreadableRecordException.class);
    assertThat(kept.size()).isZero();
  }

  @Test
  void aClosedOneAnswersAndKeepsNothing() {
    take(kept, profile("a", 1, 1, 1f));
    kept.close();
    assertThat(kept.newest("a")).isEmpty();
    assertThat(take(kept, profile("b", 1, 1, 1f))).isFalse();
  }
}
