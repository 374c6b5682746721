package io.riverprint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;

final class LogLinesTest {

  @Test
  void aLineIsOneJsonObjectWhateverTheMessage() throws Exception {
    String line = line("a \"quoted\"\nline \\ with {braces} %n and \u0001", null);

    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("logger").asText()).isEqualTo("io.riverprint.job.ProfileJob");
    assertThat(json.path("job").asText()).isEqualTo("42");
    assertThat(json.path("message").asText())
        .isEqualTo("a \"quoted\"\nline \\ with {braces} %n and \u0001");
    assertThat(json.path("time").asText()).isEqualTo("2026-11-21T00:00:00.000Z");
    assertThat(json.path("error").asText()).isEmpty();
  }

  @Test
  void aFailureIsInTheSameLine() throws Exception {
    String line = line("it failed", new IllegalStateException("the cause\nin two lines"));

    assertThat(line).containsOnlyOnce("\n");
    assertThat(new ObjectMapper().readTree(line).path("error").asText())
        .contains("IllegalStateException: the cause\nin two lines")
        .contains("at io.riverprint.deploy.LogLinesTest");
  }

  private static String line(String message, @org.jspecify.annotations.Nullable Throwable failure)
      throws Exception {
    Properties log4j = new Properties();
    log4j.load(
        new StringReader(
            Manifests.one("FlinkDeployment", Manifests.written("base"))
                .at("/spec/logConfiguration")
                .path("log4j-console.properties")
                .asText()));
    SortedArrayStringMap context = new SortedArrayStringMap();
    context.putValue("flink-job-id", "42");
    Log4jLogEvent.Builder event =
        Log4jLogEvent.newBuilder()
            .setLoggerName("io.riverprint.job.ProfileJob")
            .setLevel(Level.WARN)
            .setThreadName("main")
            .setTimeMillis(1_795_219_200_000L)
            .setContextData(context)
            .setMessage(new SimpleMessage(message));
    if (failure != null) {
      event.setThrown(failure);
    }
    return PatternLayout.newBuilder()
        .withConfiguration(new DefaultConfiguration())
        .withPattern(log4j.getProperty("appender.console.layout.pattern"))
        .withAlwaysWriteExceptions(false)
        .build()
        .toSerializable(event.build());
  }
}
