package io.riverprint.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.local.cli.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

  private static final Pattern BROKER = Pattern.compile("Kafka at ([^;]+);");

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private boolean erased;

  @Test
  void everyEventOfASimulatedShopIsAccountedFor() throws Exception {
    Map<String, Object> figures =
        demo(new DemoSettings(null, null, Speed.MAX, 20_000, 800, 20, 1, 2, null, 0));
    assertThat(sum(figures)).isEqualTo(figures.get("eventsIn"));
    assertThat(count(figures, "stepped")).isGreaterThan(10_000);
    assertThat(count(figures, "dead")).as("events sent twice").isPositive();
    assertThat(figures)
        .containsEntry("releases", 2L)
        .containsEntry("requests", 1L)
        .containsEntry("trainings", 2L)
        .containsEntry("decisions", 1L)
        .containsKey("usersSwept");
    assertThat(said.toString(UTF_8))
        .contains("every record is accounted for", "has done:", "http://localhost:")
        .contains("Request", "Gate", "2 is announced, effective from", "release 2 serves");
  }

  @Test
  void dirtInAFileOfJsonLinesBecomesDeadLetters() throws Exception {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, lines());
    Map<String, Object> figures =
        demo(new DemoSettings(file, null, Speed.MAX, 20_000, 1, 3, 1, 2, null, null));
    assertThat(figures).containsEntry("eventsIn", 4_400L).containsEntry("dead", 400L);
    assertThat(sum(figures)).isEqualTo(4_400);
    assertThat(said.toString(UTF_8)).contains("UNREADABLE 200").contains("UNKNOWN_TYPE 200");
  }

  @Test
  void whatAnErasedUserDidIsNeitherSteppedNorLearntFrom() throws Exception {
    Path file = folder.resolve("events.jsonl");
    Files.write(file, lines());
    DemoSettings settings = new DemoSettings(file, null, Speed.MAX, 20_000, 1, 3, 1, 2, null, null);
    Map<String, Object> figures = demo(settings, this::eraseOnceThereIsABroker);
    assertThat(count(figures, "erased")).isPositive();
    assertThat(sum(figures)).isEqualTo(4_400);
    assertThat(said.toString(UTF_8))
        .contains("does not learn from the erased, 1", "every record is accounted for");
  }

  /** Before the job starts, which reads the request before it steps anything. */
  private void eraseOnceThereIsABroker() {
    Matcher broker = BROKER.matcher(said.toString(UTF_8));
    if (!erased && broker.find()) {
      erased = true;
      assertThat(Commands.run("erase", "--bootstrap", broker.group(1), "--user", "u7")).isZero();
    }
  }

  private Map<String, Object> demo(DemoSettings settings) throws Exception {
    return demo(settings, () -> {});
  }

  /** The demo's figures; something is done at each line it says. */
  private Map<String, Object> demo(DemoSettings settings, Runnable eachLine) throws Exception {
    try (PrintStream out =
        new PrintStream(said, true, UTF_8) {
          @Override
          public void flush() {
            super.flush();
            eachLine.run();
          }
        }) {
      return new Demo(settings, out, Clock.systemUTC()).run().orElseThrow().entries();
    }
  }

  private static long sum(Map<String, Object> figures) {
    return count(figures, "stepped")
        + count(figures, "late")
        + count(figures, "dead")
        + count(figures, "erased");
  }

  private static long count(Map<String, Object> figures, String key) {
    return (long) requireNonNull(figures.get(key), key);
  }

  /** 200 users, each with 10 days of a visit and a purchase, a broken line and a strange kind. */
  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int day = 10; day < 20; day++) {
      for (int user = 0; user < 200; user++) {
        String time = "2022-06-%02dT%02d:%02d:00Z".formatted(day, user % 24, user % 60);
        lines.add(line(user, time, "page_visit", "\"url\":\"/" + user % 7 + "\""));
        lines.add(line(user, time, "product_buy", "\"sku\":\"s" + user % 40 + "\""));
        if (day == 15) {
          lines.add("{\"user_id\":\"" + user);
          lines.add(line(user, time, "newsletter", "\"url\":\"/\""));
        }
      }
    }
    return lines;
  }

  private static String line(int user, String time, String kind, String rest) {
    return "{\"user_id\":\"u%d\",\"timestamp\":\"%s\",\"event_type\":\"%s\",%s}"
        .formatted(user, time, kind, rest);
  }
}
