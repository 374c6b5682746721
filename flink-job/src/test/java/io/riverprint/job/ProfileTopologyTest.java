package io.riverprint.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Names in checkpoints: a change here is a checkpoint that cannot be restored. */
final class ProfileTopologyTest {

  @Test
  void everyOperatorHasItsPublishedUidAndName() {
    assertThat(nodes())
        .containsExactlyInAnyOrder(
            "read-events: Source: Read events",
            "route-events: Route events",
            "read-releases: Source: Read releases",
            "route-releases: Route releases",
            "tell-time: Tell time",
            "judge-releases: Judge releases",
            "serve-profiles: Serve profiles",
            "write-profiles: Write profiles: Writer",
            "Sink Committer: write-profiles: Write profiles: Committer",
            "write-late-events: Write late events: Writer",
            "Sink Committer: write-late-events: Write late events: Committer",
            "write-dead-letters: Write dead letters: Writer",
            "Sink Committer: write-dead-letters: Write dead letters: Committer",
            "write-receipts: Write receipts: Writer",
            "Sink Committer: write-receipts: Write receipts: Committer",
            "read-erasures: Source: Read erasures",
            "route-erasures: Route erasures",
            "join-erasures: Join erasures",
            "see-erasures: See erasures",
            "write-erasure-receipts: Write erasure receipts: Writer",
            "Sink Committer: write-erasure-receipts: Write erasure receipts: Committer",
            "ask-questions: Ask questions",
            "see-purchases: See purchases",
            "join-labels: Join labels",
            "watch-releases: Watch releases",
            "write-retrain-requests: Write retrain requests: Writer",
            "Sink Committer: write-retrain-requests: Write retrain requests: Committer",
            "write-live-quality: Write live quality: Writer",
            "Sink Committer: write-live-quality: Write live quality: Committer");
  }

  private static List<String> nodes() {
    Configuration given = new Configuration();
    given.setString("profile.kafka.bootstrap-servers", "kafka:9092");
    JobSettings settings = JobSettings.of(given);
    StreamExecutionEnvironment env =
        ProfileJob.environment(Environments.of(given, settings), settings);
    return env.getStreamGraph().getStreamNodes().stream()
        .map(node -> uid(node) + ": " + node.getOperatorName())
        .toList();
  }

  // Flink derives the committer's uid from the sink's, with text of its own before it.
  private static String uid(StreamNode node) {
    return "" + node.getTransformationUID();
  }
}
