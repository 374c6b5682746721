package io.riverprint.local.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void aLogGetsALineForEachTenth() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Progress progress =
        Progress.of("reading", 1_000, new PrintStream(said, true, UTF_8), false)) {
      for (int done = 0; done <= 1_000; done++) {
        progress.to(done);
      }
    }
    assertThat(said.toString(UTF_8).lines())
        .hasSize(10)
        .startsWith("reading: 10 %")
        .endsWith("reading: 100 %");
  }
}
