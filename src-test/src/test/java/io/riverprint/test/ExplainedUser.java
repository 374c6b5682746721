package io.riverprint.test;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.Replay;
import io.riverprint.core.step.Replay.Reign;
import io.riverprint.core.step.Shops;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.wire.EventCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A user whose profile was really made of events that are on their topic, by a bundle that is
 * there.
 *
 * @param models folder of the bundle
 * @param events how many there are
 */
record ExplainedUser(Path models, int events) {
  static final String ID = "explained";
  private static final int RELEASE = 9;
  private static final int EVENTS = 48;

  /** Writes the bundle, and sends announcement, events and profile. */
  static ExplainedUser in(Path models, ShownShop shop) throws IOException {
    ModelBundle bundle = SmallBundles.make(RELEASE, 11);
    String digest = BundleWriter.write(bundle, models.resolve("000009"));
    shop.release(RELEASE, "s3://elsewhere/000009", digest);
    List<BehaviorEvent> events =
        Shops.sent(EVENTS, 1, 5).stream()
            .map(ExplainedUser::renamed)
            .sorted(Comparator.comparing(UserEvents::of, UserEvent.ORDER))
            .toList();
    EventCodec codec = new EventCodec();
    events.forEach(event -> shop.event(codec.write(event)));
    ProfileStepper stepper =
        new ProfileStepper(
            bundle, new HeapBackend(bundle.network()), Long.MIN_VALUE, new StepSettings(0, 8, 1));
    Replay replay = new Replay(List.of(new Reign(stepper, Long.MIN_VALUE)), shop::profile);
    events.forEach(event -> replay.take(UserEvents.of(event)));
    return new ExplainedUser(models, EVENTS);
  }

  private static BehaviorEvent renamed(BehaviorEvent e) {
    return new BehaviorEvent(
        ID,
        e.eventId(),
        e.atMillis(),
        e.type(),
        e.sku(),
        e.url(),
        e.query(),
        e.category(),
        e.price());
  }
}
