package io.riverprint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobSettingsTest {

  @Test
  void brokersAreAllThatIsNeeded() {
    JobSettings settings = JobSettings.of(given("profile.kafka.bootstrap-servers", "kafka:9092"));

    assertThat(settings.bootstrap()).isEqualTo("kafka:9092");
    assertThat(settings.topics().events()).isEqualTo("riverprint.events.v1");
    assertThat(settings.eventTime().maxDelay()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    Configuration configuration =
        given(
            "profile.events.max-delay", "-1 s",
            "profile.evnts.topic", "clicks",
            "profile.step.max-batch", "0",
            "profile.sink.guarantee", "exactly-once",
            "profile.backend.name", "abacus");

    assertThatThrownBy(() -> JobSettings.of(configuration))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith("6 problems: ")
        .hasMessageContaining("unknown key profile.evnts.topic, did you mean profile.events.topic?")
        .hasMessageContaining("profile.kafka.bootstrap-servers is not set")
        .hasMessageContaining("profile.events.max-delay")
        .hasMessageContaining("profile.step.max-batch is 0, must be >= 1")
        .hasMessageContaining("profile.sink.transaction-prefix is not set")
        .hasMessageContaining("profile.backend.name cannot be read");
  }

  @Test
  void keysOfFlinkAndOfKafkaPassThrough() {
    Configuration configuration =
        given(
            "profile.kafka.bootstrap-servers", "kafka:9092",
            "profile.kafka.properties.security.protocol", "SSL",
            "execution.checkpointing.interval", "3 s");

    assertThat(JobSettings.of(configuration).kafka()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void argumentsOverrideTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("job.yaml");
    Files.writeString(
        file, "profile:\n  kafka.bootstrap-servers: a:1\n  events:\n    topic: clicks\n");

    Configuration configuration =
        ConfigFile.of(
            new String[] {"--config", file.toString(), "--profile.kafka.bootstrap-servers", "b:2"});

    assertThat(JobSettings.of(configuration))
        .extracting(JobSettings::bootstrap, settings -> settings.topics().events())
        .containsExactly("b:2", "clicks");
  }

  @Test
  void aTransactionMustOutliveACheckpointAndPleaseTheBroker() {
    List<String> problems =
        TransactionCheck.problems(60_000, Duration.ofSeconds(10), Duration.ofSeconds(50), 30_000);

    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).contains("must be above", "= 60000 ms", "raise it");
    assertThat(problems.get(1)).contains("the broker allows 30000 ms", "lower it");
    assertThat(
            TransactionCheck.problems(
                60_001, Duration.ofSeconds(10), Duration.ofSeconds(50), 60_001))
        .isEmpty();
  }

  @Test
  void theReferenceInTheDocsIsWhatTheCodeSays() throws IOException {
    assertThat(Path.of("../docs/configuration.md")).hasContent(JobOptionsReference.page());
  }

  private static Configuration given(String... pairs) {
    Configuration configuration = new Configuration();
    for (int i = 0; i < pairs.length; i += 2) {
      configuration.setString(pairs[i], pairs[i + 1]);
    }
    return configuration;
  }
}
