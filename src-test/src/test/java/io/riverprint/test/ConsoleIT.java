package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.web.WebSettings;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console on the topics of a running broker, asked over HTTP. */
final class ConsoleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long GLANCE_NANOS = 50_000_000;

  private final HttpClient client = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private LocalKafka kafka;

  @BeforeEach
  void startBroker() {
    kafka = LocalKafka.temporary();
  }

  @AfterEach
  void stopBroker() {
    kafka.close();
  }

  @Test
  void whatTheTopicsHoldIsAnsweredAndWhatComesLaterToo() throws Exception {
    LocalTopics.create(kafka.bootstrap(), 2);
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      shop.users(30, 3, 1);
      shop.release(1, "file:/nowhere", "ab".repeat(32));
      shop.receipt(1, 0, Outcome.ACTIVATED, "");
      shop.flush();
      try (Console console = console()) {
        JsonNode profile =
            await(console, "api/profiles/user-7", p -> p.path("sequence").intValue() == 3);
        assertThat(profile.get("embedding")).hasSize(ShownShop.WIDTH);
        JsonNode releases =
            await(console, "api/releases", r -> r.path(0).path("users").intValue() == 30);
        assertThat(releases.get(0).get("answers").get(0).get("outcome").textValue())
            .isEqualTo("ACTIVATED");
        shop.profile(ShownShop.of("user-7", 7, 4, 1));
        shop.garbage();
        shop.deadLetter(DeadLetter.Reason.BAD_TIME, "no time", 5);
        shop.forget("user-8");
        shop.flush();
        JsonNode moved =
            await(console, "api/profiles/user-7", p -> p.path("sequence").intValue() == 4);
        assertThat(moved.get("asOfMillis").longValue())
            .isGreaterThan(profile.get("asOfMillis").longValue());
        JsonNode unused3 =
            await(console, "api/profiles/user-8", p -> p.path("status").intValue() == 404);
        JsonNode unused4 = await(console, "api/health", h -> h.path("unreadable").intValue() == 1);
        JsonNode unused5 =
            await(
                console,
                "api/stream",
                s -> s.path("deadByReason").path("BAD_TIME").intValue() == 1);
        JsonNode unused6 = await(console, "api/map", m -> m.path("points").size() == 29);
        JsonNode neighbours = get(console, "api/profiles/user-7/neighbours?limit=4");
        assertThat(neighbours.findValuesAsText("userId"))
            .as("of group 7 % 6")
            .allMatch(user -> Integer.parseInt(user.substring("user-".length())) % 6 == 1);
      }
    }
  }

  @Test
  void aConsoleThatIsStartedBeforeTheTopicsWaitsForThem() throws Exception {
    try (Console console = console()) {
      assertThat(get(console, "api/users")).isEmpty();
      LocalTopics.create(kafka.bootstrap(), 1);
      try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
        shop.users(1, 1, 1);
      }
      JsonNode unused7 =
          await(console, "api/profiles/user-0", p -> p.path("sequence").intValue() == 1);
    }
  }

  @Test
  void aBrokerThatGoesAndComesBackIsFollowedOn() throws Exception {
    LocalTopics.create(kafka.bootstrap(), 1);
    try (Console console = console()) {
      try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
        shop.users(1, 1, 1);
      }
      JsonNode unused8 =
          await(console, "api/profiles/user-0", p -> p.path("sequence").intValue() == 1);
      kafka.stop();
      assertThat(get(console, "api/profiles/user-0").get("sequence").intValue()).isEqualTo(1);
      kafka.start();
      try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
        shop.profile(ShownShop.of("user-0", 0, 2, 1));
      }
      JsonNode unused9 =
          await(console, "api/profiles/user-0", p -> p.path("sequence").intValue() == 2);
    }
  }

  private Console console() {
    return Console.start(
        ConsoleSettings.of(kafka.bootstrap(), new WebSettings("localhost", 0, null)),
        JobFigures.NONE,
        Clock.systemUTC());
  }

  private JsonNode await(Console console, String path, Predicate<JsonNode> wanted)
      throws Exception {
    long from = System.nanoTime();
    JsonNode seen = get(console, path);
    while (!wanted.test(seen)) {
      assertThat(System.nanoTime() - from)
          .as("%s: saw %s", path, seen)
          .isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(GLANCE_NANOS);
      seen = get(console, path);
    }
    return seen;
  }

  private JsonNode get(Console console, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(console.address() + path)).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    return JSON.readTree(answer.body());
  }
}
