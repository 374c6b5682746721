package io.riverprint.job;

import io.riverprint.job.in.ErasureRouter;
import io.riverprint.job.in.ErasureTime;
import io.riverprint.job.in.EventArrivals;
import io.riverprint.job.in.NoEvents;
import io.riverprint.job.in.ReleaseRouter;
import io.riverprint.job.in.Router;
import io.riverprint.job.serve.ModelSource;
import io.riverprint.job.serve.ReleaseJudgeOperator;
import io.riverprint.job.serve.ServeProfilesOperator;
import io.riverprint.job.serve.ServeSettings;
import io.riverprint.job.watch.AskQuestions;
import io.riverprint.job.watch.FactsSource;
import io.riverprint.job.watch.LabelJoin;
import io.riverprint.job.watch.ReleaseWatch;
import io.riverprint.job.watch.SeeErasures;
import io.riverprint.job.watch.SeePurchases;
import io.riverprint.job.watch.Sighting;
import io.riverprint.job.watch.WatchSettings;
import io.riverprint.job.watch.WatchTypes;
import io.riverprint.job.wire.Arrival;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.RetrainRequest;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph: events, releases and erasures in, profiles out, and what could not be taken set aside.
 */
public final class ProfileTopology {
  /** More than a broker takes to hand over what a topic holds. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final ServeSettings settings;
  private final ModelSource models;
  private final WatchSettings watch;
  private final FactsSource facts;

  public ProfileTopology(
      ServeSettings settings, ModelSource models, WatchSettings watch, FactsSource facts) {
    this.settings = settings;
    this.models = models;
    this.watch = watch;
    this.facts = facts;
  }

  /** What flows in. */
  public record Inputs(
      Source<Decoded<ArrivedEvent>, ?, ?> events,
      WatermarkStrategy<Decoded<ArrivedEvent>> eventTime,
      Source<Decoded<ModelRelease>, ?, ?> releases,
      Source<Decoded<ErasureRequest>, ?, ?> erasures) {}

  /** Where it goes. */
  public record Outputs(
      Sink<ProfileChange> profiles,
      Sink<ArrivedEvent> late,
      Sink<DeadLetter> deadLetters,
      Sink<ReleaseReceipt> receipts,
      Sink<RetrainRequest> requests,
      Sink<ErasureReceipt> erasureReceipts,
      Sink<LiveQuality> quality) {}

  /** Puts the graph into the environment. */
  public void build(StreamExecutionEnvironment env, Inputs in, Outputs out) {
    SingleOutputStreamOperator<ArrivedEvent> events = events(env, in);
    SingleOutputStreamOperator<ModelRelease> announced = announced(env, in);
    SingleOutputStreamOperator<ModelRelease> releases = judged(announced, events);
    SingleOutputStreamOperator<Arrival> erasures = erasures(env, in);
    SingleOutputStreamOperator<ProfileChange> profiles = profiles(events, erasures, releases);

    profiles.sinkTo(out.profiles()).name("Write profiles").uid(Uids.WRITE_PROFILES);
    profiles
        .getSideOutput(WireTypes.LATE)
        .sinkTo(out.late())
        .name("Write late events")
        .uid(Uids.WRITE_LATE_EVENTS);
    profiles
        .getSideOutput(WireTypes.DEAD_LETTERS)
        .union(
            events.getSideOutput(WireTypes.DEAD_LETTERS),
            announced.getSideOutput(WireTypes.DEAD_LETTERS),
            erasures.getSideOutput(WireTypes.DEAD_LETTERS))
        .sinkTo(out.deadLetters())
        .name("Write dead letters")
        .uid(Uids.WRITE_DEAD_LETTERS);
    profiles
        .getSideOutput(WireTypes.RECEIPTS)
        .union(releases.getSideOutput(WireTypes.RECEIPTS))
        .sinkTo(out.receipts())
        .name("Write receipts")
        .uid(Uids.WRITE_RECEIPTS);
    profiles
        .getSideOutput(WireTypes.ERASURE_RECEIPTS)
        .sinkTo(out.erasureReceipts())
        .name("Write erasure receipts")
        .uid(Uids.WRITE_ERASURE_RECEIPTS);
    SingleOutputStreamOperator<RetrainRequest> requests = requests(events, erasures, profiles);
    requests
        .sinkTo(out.requests())
        .name("Write retrain requests")
        .uid(Uids.WRITE_RETRAIN_REQUESTS)
        .setParallelism(1);
    requests
        .getSideOutput(WireTypes.QUALITY)
        .sinkTo(out.quality())
        .name("Write live quality")
        .uid(Uids.WRITE_LIVE_QUALITY)
        .setParallelism(1);
  }

  private SingleOutputStreamOperator<ArrivedEvent> events(
      StreamExecutionEnvironment env, Inputs in) {
    return env.fromSource(in.events(), in.eventTime(), "Read events", WireTypes.DECODED_EVENT)
        .uid(Uids.READ_EVENTS)
        .process(new Router(), WireTypes.EVENT)
        .name("Route events")
        .uid(Uids.ROUTE_EVENTS);
  }

  // One subtask: announcements are few, and must keep their order.
  private SingleOutputStreamOperator<ModelRelease> announced(
      StreamExecutionEnvironment env, Inputs in) {
    return env.fromSource(
            in.releases(),
            WatermarkStrategy.noWatermarks(),
            "Read releases",
            WireTypes.DECODED_RELEASE)
        .uid(Uids.READ_RELEASES)
        .setParallelism(1)
        .process(new ReleaseRouter(), WireTypes.RELEASE)
        .name("Route releases")
        .uid(Uids.ROUTE_RELEASES)
        .setParallelism(1);
  }

  // One subtask: requests are few.
  private SingleOutputStreamOperator<Arrival> erasures(StreamExecutionEnvironment env, Inputs in) {
    return env.fromSource(
            in.erasures(), new ErasureTime(QUIET), "Read erasures", WireTypes.DECODED_ERASURE)
        .uid(Uids.READ_ERASURES)
        .setParallelism(1)
        .process(new ErasureRouter(), WireTypes.ARRIVAL)
        .name("Route erasures")
        .uid(Uids.ROUTE_ERASURES)
        .setParallelism(1);
  }

  // One subtask: it decides for all. Its watermarks are waited for, so none lies in a buffer.
  private SingleOutputStreamOperator<ModelRelease> judged(
      SingleOutputStreamOperator<ModelRelease> announced,
      SingleOutputStreamOperator<ArrivedEvent> events) {
    SingleOutputStreamOperator<ArrivedEvent> time =
        events.filter(new NoEvents()).name("Tell time").uid(Uids.TELL_TIME).setBufferTimeout(0);
    return announced
        .connect(time)
        .transform("Judge releases", WireTypes.RELEASE, new ReleaseJudgeOperator(settings, models))
        .uid(Uids.JUDGE_RELEASES)
        .setParallelism(1)
        .setBufferTimeout(0);
  }

  private SingleOutputStreamOperator<ProfileChange> profiles(
      SingleOutputStreamOperator<ArrivedEvent> events,
      DataStream<Arrival> erasures,
      SingleOutputStreamOperator<ModelRelease> releases) {
    return events
        .map(new EventArrivals(), WireTypes.ARRIVAL)
        .name("Join erasures")
        .uid(Uids.JOIN_ERASURES)
        .union(erasures)
        .keyBy(Arrival::userId, Types.STRING)
        .connect(releases.broadcast())
        .transform(
            "Serve profiles", WireTypes.PROFILE_CHANGE, new ServeProfilesOperator(settings, models))
        .uid(Uids.SERVE_PROFILES);
  }

  // Only what is watched leaves the tasks of the main path.
  private SingleOutputStreamOperator<RetrainRequest> requests(
      SingleOutputStreamOperator<ArrivedEvent> events,
      DataStream<Arrival> erasures,
      SingleOutputStreamOperator<ProfileChange> profiles) {
    DataStream<ModelRelease> serving = profiles.getSideOutput(WireTypes.SERVING);
    return sightings(events, erasures, profiles)
        .keyBy(Sighting::userId, Types.STRING)
        .connect(serving.broadcast())
        .transform("Join labels", WatchTypes.FINDING, new LabelJoin(watch, facts))
        .uid(Uids.JOIN_LABELS)
        .connect(serving)
        .transform(
            "Watch releases", WireTypes.RETRAIN_REQUEST, new ReleaseWatch(watch.rules(), facts))
        .uid(Uids.WATCH_RELEASES)
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  private DataStream<Sighting> sightings(
      SingleOutputStreamOperator<ArrivedEvent> events,
      DataStream<Arrival> erasures,
      SingleOutputStreamOperator<ProfileChange> profiles) {
    DataStream<Sighting> asked =
        profiles
            .flatMap(new AskQuestions(watch.userShare()), WatchTypes.SIGHTING)
            .name("Ask questions")
            .uid(Uids.ASK_QUESTIONS);
    DataStream<Sighting> erased =
        erasures
            .flatMap(new SeeErasures(watch.userShare()), WatchTypes.SIGHTING)
            .name("See erasures")
            .uid(Uids.SEE_ERASURES)
            .setParallelism(1);
    return events
        .flatMap(new SeePurchases(watch.userShare()), WatchTypes.SIGHTING)
        .name("See purchases")
        .uid(Uids.SEE_PURCHASES)
        .union(asked, erased);
  }
}
