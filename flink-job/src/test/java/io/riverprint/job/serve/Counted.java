package io.riverprint.job.serve;

import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.Lineage;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Models that count how many of them are open. For one JVM: harnesses do not copy it. */
final class Counted implements ModelSource {
  private static final long serialVersionUID = 1;

  private final ModelSource models;
  private final AtomicInteger open = new AtomicInteger();

  Counted(ModelSource models) {
    this.models = models;
  }

  int open() {
    return open.get();
  }

  @Override
  public ServingModel open(ModelRelease release) {
    ServingModel model = models.open(release);
    open.incrementAndGet();
    return new CountedModel(model, open);
  }

  private record CountedModel(ServingModel model, AtomicInteger open) implements ServingModel {
    @Override
    public ModelRelease release() {
      return model.release();
    }

    @Override
    public UserState fresh(String userId) {
      return model.fresh(userId);
    }

    @Override
    public void step(List<DueUser> due, long untilMillis, Consumer<UserProfile> profiles) {
      model.step(due, untilMillis, profiles);
    }

    @Override
    public void move(List<UserState> users, Consumer<UserProfile> profiles) {
      model.move(users, profiles);
    }

    @Override
    public Lineage lineage() {
      return model.lineage();
    }

    @Override
    public void follows(Lineage before) {
      model.follows(before);
    }

    @Override
    public long takenOver() {
      return model.takenOver();
    }

    @Override
    public void close() {
      open.decrementAndGet();
      model.close();
    }
  }
}
