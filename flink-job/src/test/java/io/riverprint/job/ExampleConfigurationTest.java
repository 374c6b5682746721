package io.riverprint.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.EmbeddingFormat;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

final class ExampleConfigurationTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");

  @Test
  void theExampleOfTheReadmeIsAConfigurationOfTheJob() {
    String[] args = {
      "--config", EXAMPLES.resolve("job.yaml").toString(),
      // The example names it as seen from the root.
      "--profile.events.mapping", EXAMPLES.resolve("merchandise-mapping.json").toString()
    };
    Configuration given = ConfigFile.of(args);
    JobSettings settings = JobSettings.of(given);
    assertThat(settings.topics().events()).isEqualTo("shop.clicks");
    assertThat(settings.embedding()).isEqualTo(EmbeddingFormat.FLOAT16);
    assertThat(settings.sinks().guarantee()).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(settings.serving().emitMinIntervalMillis()).isEqualTo(10_000);
  }
}
