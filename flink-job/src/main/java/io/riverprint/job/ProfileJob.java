package io.riverprint.job;

import io.riverprint.job.serve.BundleFacts;
import io.riverprint.job.serve.BundleModels;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job on the user's Kafka and Flink: {@code --config FILE --key value ...}. */
public final class ProfileJob {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileJob.class);

  private ProfileJob() {}

  /** Builds the graph and runs it until it is cancelled. */
  public static void main(String[] args) throws Exception {
    Configuration given = ConfigFile.of(args);
    JobSettings settings = JobSettings.of(given);
    Configuration cluster = cluster();
    Configuration flink = Environments.of(given, settings, cluster);
    Configuration whole = new Configuration(cluster);
    whole.addAll(flink);
    TransactionCheck.check(settings, whole);
    LOG.info(
        "job: from {} to {}, {}, backend {}",
        settings.topics().events(),
        settings.topics().profiles(),
        settings.sinks().guarantee(),
        settings.backend());
    environment(flink, settings).execute();
  }

  // What is set here goes before the cluster's own settings, so a default must know of them.
  private static Configuration cluster() {
    return Configuration.fromMap(
        StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration().toMap());
  }

  /** The whole job between Kafka and Kafka, not yet started. */
  public static StreamExecutionEnvironment environment(Configuration flink, JobSettings settings) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    ChosenBackend backend = new ChosenBackend(settings.backend(), settings.device());
    BundleModels models = new BundleModels(backend, settings.serving());
    new ProfileTopology(settings.serving(), models, settings.watch(), new BundleFacts())
        .build(env, KafkaEnds.inputs(settings), KafkaEnds.outputs(settings));
    return env;
  }
}
