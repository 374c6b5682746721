package io.riverprint.job.watch;

import io.riverprint.job.wire.ModelReleaseSerializer;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the newest releases, and what follows from it. Looked at on a grid of event
 * time; findings wait until the watermark has passed their place on it, so requests depend on
 * content only, not on who arrived first.
 */
final class ReleaseBoard {
  private static final int VERSION = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final RetrainRules rules;
  private final Triggers triggers;
  private final ReleaseBook book;
  private final TreeMap<Long, WatchedRelease> releases = new TreeMap<>();
  private final TreeMap<Long, List<Finding>> waiting = new TreeMap<>();
  private long checkedMillis = NEVER;
  private long servingVersion;
  private long answersSince;
  private long requestedMillis = NEVER;
  private long requestedVersion;

  ReleaseBoard(RetrainRules rules, FactsSource facts) {
    this.rules = rules;
    this.triggers = new Triggers(rules);
    this.book = new ReleaseBook(facts);
  }

  /** Takes a release that serves, once. */
  void serves(ModelRelease release) {
    book.add(release);
  }

  void found(Finding finding) {
    long at = Math.max(gridAtOrAfter(finding.atMillis()), nextCheckMillis());
    waiting.computeIfAbsent(at, grid -> new ArrayList<>()).add(finding);
  }

  private long nextCheckMillis() {
    return checkedMillis == NEVER ? NEVER : checkedMillis + rules.checkMillis();
  }

  private long gridAtOrAfter(long atMillis) {
    return -Math.floorDiv(-atMillis, rules.checkMillis()) * rules.checkMillis();
  }

  /** Looks at everything up to this instant; says whether there was anything new to look at. */
  boolean advance(
      long watermarkMillis, Consumer<RetrainRequest> requests, Consumer<LiveQuality> quality) {
    long last = Math.floorDiv(watermarkMillis, rules.checkMillis()) * rules.checkMillis();
    if (checkedMillis == NEVER) {
      checkedMillis = last - rules.checkMillis();
    }
    boolean isNew = checkedMillis < last;
    while (checkedMillis < last) {
      checkedMillis += rules.checkMillis();
      check(checkedMillis, requests, quality);
    }
    return isNew;
  }

  private void check(
      long nowMillis, Consumer<RetrainRequest> requests, Consumer<LiveQuality> quality) {
    begin(nowMillis);
    NavigableSet<Long> answered = new TreeSet<>();
    while (!waiting.isEmpty() && waiting.firstKey() <= nowMillis) {
      waiting
          .pollFirstEntry()
          .getValue()
          .forEach(finding -> take(finding).ifPresent(answered::add));
    }
    releases.values().forEach(release -> release.check(nowMillis, rules));
    answered.forEach(version -> tell(version, nowMillis, quality));
    WatchedRelease serving = serving();
    if (serving != null && !isMuted(nowMillis)) {
      request(serving, nowMillis, requests);
    }
  }

  /** Releases whose time has come. */
  private void begin(long nowMillis) {
    for (ModelRelease release : book.releases()) {
      boolean isNew = release.version() > servingVersion;
      if (isNew && release.effectiveFromMillis() <= nowMillis) {
        releases.put(
            release.version(),
            WatchedRelease.starting(release, book.of(release.version()), nowMillis));
        servingVersion = release.version();
        answersSince = 0;
      }
    }
    while (releases.size() > ReleaseBook.KEPT) {
      releases.pollFirstEntry();
    }
  }

  /** Takes a finding; says of which release something has become known by it. */
  private Optional<Long> take(Finding finding) {
    if (finding instanceof Finding.Answered answered) {
      answersSince++;
      WatchedRelease of = releases.get(answered.answer().release());
      if (of != null) {
        of.add(answered.answer());
        return Optional.of(of.version());
      }
    } else if (finding instanceof Finding.Seen seen) {
      WatchedRelease of = releases.get(seen.release());
      if (of != null) {
        of.drift.add(seen.columns());
      }
    }
    return Optional.empty();
  }

  private void tell(long version, long nowMillis, Consumer<LiveQuality> quality) {
    WatchedRelease release = releases.get(version);
    if (release != null) {
      release.tell(nowMillis, quality);
    }
  }

  /** One request at a time: a new one is for when a release has followed, or can no more. */
  private boolean isMuted(long nowMillis) {
    if (requestedMillis == NEVER) {
      return false;
    }
    long since = nowMillis - requestedMillis;
    boolean isAnswered = servingVersion > requestedVersion;
    return since < (isAnswered ? rules.minDistanceMillis() : silenceMillis());
  }

  private long silenceMillis() {
    return Math.max(rules.minDistanceMillis(), rules.repeatMillis());
  }

  private void request(WatchedRelease serving, long nowMillis, Consumer<RetrainRequest> requests) {
    List<Cause> causes = triggers.of(serving, answersSince, nowMillis);
    if (causes.isEmpty()) {
      return;
    }
    Cause first = causes.get(0);
    String reason = first.reason().name().toLowerCase(Locale.ROOT);
    requestedMillis = nowMillis;
    requestedVersion = servingVersion;
    requests.accept(
        new RetrainRequest(
            servingVersion + "-" + reason + "-" + nowMillis,
            nowMillis,
            servingVersion,
            first.reason(),
            first.lane(),
            String.join("; also ", causes.stream().map(Cause::detail).toList())));
  }

  /** The release that serves, or null before the first. */
  @Nullable WatchedRelease serving() {
    return releases.get(servingVersion);
  }

  /** The one before, or null. */
  @Nullable WatchedRelease previous() {
    var before = releases.lowerEntry(servingVersion);
    return before == null ? null : before.getValue();
  }

  /** Answers to questions of any release since the serving one took over. */
  long answersSince() {
    return answersSince;
  }

  /** How old the serving release is; 0 without one. */
  long ageMillis() {
    WatchedRelease serving = serving();
    return serving == null ? 0 : Math.max(0, checkedMillis - serving.sinceMillis);
  }

  /** How many releases are known, and how many findings wait: both are bounded. */
  int size() {
    return releases.size() + waiting.values().stream().mapToInt(List::size).sum();
  }

  void write(DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(checkedMillis);
    out.writeLong(servingVersion);
    out.writeLong(answersSince);
    out.writeLong(requestedMillis);
    out.writeLong(requestedVersion);
    out.writeInt(releases.size());
    for (WatchedRelease release : releases.values()) {
      release.write(out);
    }
    List<Finding> all = new ArrayList<>();
    waiting.values().forEach(all::addAll);
    out.writeInt(all.size());
    for (Finding finding : all) {
      FindingSerializer.INSTANCE.serialize(finding, out);
    }
    writeAnnounced(out);
  }

  // Those that serve from a time still to come.
  private void writeAnnounced(DataOutputView out) throws IOException {
    List<ModelRelease> announced =
        book.releases().stream().filter(one -> !releases.containsKey(one.version())).toList();
    out.writeInt(announced.size());
    for (ModelRelease release : announced) {
      ModelReleaseSerializer.INSTANCE.serialize(release, out);
    }
  }

  /** Takes what was written; this board must be new. */
  void read(DataInputView in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException(
          "release board: version "
              + version
              + " found, version "
              + VERSION
              + " is known; run the version of the job that wrote the checkpoint");
    }
    checkedMillis = in.readLong();
    servingVersion = in.readLong();
    answersSince = in.readLong();
    requestedMillis = in.readLong();
    requestedVersion = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      WatchedRelease release = WatchedRelease.read(in, book, servingVersion);
      releases.put(release.version(), release);
    }
    for (int left = in.readInt(); left > 0; left--) {
      found(FindingSerializer.INSTANCE.deserialize(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      book.add(ModelReleaseSerializer.INSTANCE.deserialize(in));
    }
  }
}
