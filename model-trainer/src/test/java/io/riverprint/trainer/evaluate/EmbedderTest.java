package io.riverprint.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.Replay;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.SmallShop;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.UserHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EmbedderTest {
  private final ModelBundle bundle = SmallBundles.hybrid(1, 3);
  private final List<UserHistory> users =
      Histories.read(SmallShop.log(30, 5), Long.MAX_VALUE).users();

  @Test
  void isWhatTheServerSendsOfTheSameUserAtTheSameInstant() {
    Map<String, UserProfile> sent = new HashMap<>();
    StepSettings settings = new StepSettings(0, 3, 7);
    ProfileStepper stepper =
        new ProfileStepper(
            bundle, new HeapBackend(bundle.network()), ModelRelease.FROM_THE_BEGINNING, settings);
    Replay server =
        new Replay(
            List.of(new Replay.Reign(stepper, ModelRelease.FROM_THE_BEGINNING)),
            profile -> sent.put(profile.userId(), profile));
    users.forEach(user -> user.events().forEach(server::take));
    for (UserHistory user : users) {
      UserProfile newest = Objects.requireNonNull(sent.get(user.userId()));
      Snapshot snapshot = snapshots(List.of(user), newest.asOfMillis()).get(0);
      assertThat(snapshot.embedding()).isEqualTo(newest.embedding().values());
      assertThat(snapshot.served().churn()).isEqualTo(newest.churn());
    }
  }

  @Test
  void doesNotDependOnWhoElseIsAsked() {
    long at = SmallShop.FIRST + 50 * SmallShop.DAY;
    List<Snapshot> together = snapshots(users, at);
    for (int i = 0; i < users.size(); i++) {
      Snapshot alone = snapshots(List.of(users.get(i)), at).get(0);
      assertThat(together.get(i)).usingRecursiveComparison().isEqualTo(alone);
    }
  }

  @Test
  void silenceShows() {
    UserHistory user = users.get(0);
    List<UserEvent> events = user.events();
    long last = events.get(events.size() - 1).atMillis() + 2 * 3_600_000;
    Snapshot soon = snapshots(List.of(user), last).get(0);
    Snapshot later = snapshots(List.of(user), last + 20 * SmallShop.DAY).get(0);
    assertThat(later.embedding()).isNotEqualTo(soon.embedding());
  }

  private List<Snapshot> snapshots(List<UserHistory> some, long at) {
    List<Snapshot> snapshots = new ArrayList<>();
    new Embedder(
            bundle,
            new HeapBackend(bundle.network()),
            List.of("sku1", "nobody's"),
            List.of("category1"))
        .at(some, at, snapshots::add);
    return snapshots;
  }
}
