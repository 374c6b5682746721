package io.riverprint.test;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.ReleaseHistory;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.torch.Backends;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.schema.wire.ReceiptCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Releases in folders, and what a case's topics tell of them afterwards. */
final class Reigns {
  private Reigns() {}

  static ModelRelease written(ModelBundle bundle, Path folder, long fromMillis) throws IOException {
    String digest = BundleWriter.write(bundle, folder);
    return new ModelRelease(
        bundle.manifest().version(),
        folder.toUri().toString(),
        digest,
        fromMillis,
        bundle.manifest().space());
  }

  static ReleaseHistory history(String bootstrap, CaseTopics topics) {
    return ReleaseHistory.of(
        read(bootstrap, topics.releases(), new ReleaseCodec()::read), receipts(bootstrap, topics));
  }

  static List<ReleaseReceipt> receipts(String bootstrap, CaseTopics topics) {
    return read(bootstrap, topics.receipts(), new ReceiptCodec()::read);
  }

  /** From the topics alone: what the profiles up to an instant should be, on one backend. */
  static Map<String, List<UserProfile>> replayed(
      String bootstrap,
      CaseTopics topics,
      String backend,
      StepSettings settings,
      long untilMillis) {
    EventCodec codec = new EventCodec();
    List<UserEvent> events =
        new ArrayList<>(
            read(bootstrap, topics.events(), bytes -> UserEvents.of(codec.read(bytes))));
    events.removeIf(event -> event.atMillis() > untilMillis);
    events.sort(UserEvent.ORDER.thenComparing(UserEvent::userId));
    return Oracle.profiles(
        events,
        history(bootstrap, topics).reigns(release -> stepper(release, backend, settings)),
        untilMillis);
  }

  private static ProfileStepper stepper(
      ModelRelease release, String backend, StepSettings settings) {
    ModelBundle bundle =
        BundleReader.read(Path.of(URI.create(release.location())), release.manifestSha256());
    return new ProfileStepper(
        bundle,
        Backends.open(backend, "cpu", bundle.network()),
        release.effectiveFromMillis(),
        settings);
  }

  private static <T> List<T> read(String bootstrap, String topic, Function<byte[], T> codec) {
    return TopicReader.readAll(bootstrap, topic, Isolation.READ_COMMITTED).stream()
        .map(record -> codec.apply(record.value()))
        .toList();
  }
}
