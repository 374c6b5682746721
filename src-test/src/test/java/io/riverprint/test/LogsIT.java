package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.local.demo.Demo;
import io.riverprint.local.demo.DemoSettings;
import io.riverprint.local.demo.Speed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole run, dirt included, leaves in the log at INFO. */
class LogsIT {
  private static final String CANARY = "canary-4711";

  static {
    // Before the first logger is made, which each IT does in a process of its own.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
  }

  @TempDir private Path folder;

  @Test
  void noUserIsNamedAndTheFateOfAReleaseIsALine() throws Exception {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, lines());
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream stderr = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try (PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8)) {
      assertThat(
              new Demo(
                      new DemoSettings(file, null, Speed.MAX, 20_000, 1, 3, 1, 2, null, null),
                      out,
                      Clock.systemUTC())
                  .run())
          .isPresent();
    } finally {
      System.setErr(stderr);
    }

    String said = log.toString(UTF_8);
    assertThat(said).contains("INFO").doesNotContain(CANARY);
    assertThat(said.lines().filter(line -> line.contains("release 1: activated")))
        .as("one line in each of two subtasks")
        .hasSize(2);
  }

  // Good events, broken lines, strange kinds, and a clock far ahead: all of named users.
  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int day = 10; day < 20; day++) {
      for (int user = 0; user < 100; user++) {
        String time = "2022-06-%02dT%02d:%02d:00Z".formatted(day, user % 24, user % 60);
        lines.add(line(user, time, "page_visit", "\"url\":\"/" + user % 7 + "\""));
        lines.add(line(user, time, "product_buy", "\"sku\":\"s" + user % 40 + "\""));
        if (day == 15) {
          lines.add("{\"user_id\":\"" + CANARY + "-" + user);
          lines.add(line(user, time, "newsletter", "\"url\":\"/\""));
        }
      }
    }
    return lines;
  }

  private static String line(int user, String time, String kind, String rest) {
    return "{\"user_id\":\"%s-%d\",\"timestamp\":\"%s\",\"event_type\":\"%s\",%s}"
        .formatted(CANARY, user, time, kind, rest);
  }
}
