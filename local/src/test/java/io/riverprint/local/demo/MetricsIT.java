package io.riverprint.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.job.metric.MetricEntry;
import io.riverprint.job.metric.MetricTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Prometheus finds at a running demo, against everything that claims to be there. */
class MetricsIT {
  private static final Path MONITORING = Path.of("../k8s/components/monitoring");
  private static final Pattern NAME = Pattern.compile("flink_[a-zA-Z_]+");
  private static final long BETWEEN_SCRAPES_MILLIS = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> exported = new TreeSet<>();

  @Test
  void everyMetricOfPageRulesAndDashboardsIsExportedByTheRunningDemo() throws Exception {
    int port = freePort();
    DemoSettings settings = new DemoSettings(null, null, null, 20_000, 600, 20, 1, 2, port, null);
    CompletableFuture<Boolean> demo =
        CompletableFuture.supplyAsync(
            () -> {
              try (PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8)) {
                return new Demo(settings, out, Clock.systemUTC()).run().isPresent();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    while (!isDone(demo)) {
      scrape(port);
    }

    assertThat(demo.join()).isTrue();
    assertThat(exported)
        .containsAll(MetricTable.all().stream().map(MetricEntry::prometheus).toList());
    assertThat(exported).containsAll(named("alerts.yaml"));
    assertThat(exported).containsAll(named("dashboards/riverprint-job.json"));
    // And nothing of ours that the page does not explain.
    assertThat(MetricTable.all())
        .extracting(MetricEntry::prometheus)
        .containsAll(
            exported.stream()
                .filter(name -> name.startsWith(MetricTable.PROMETHEUS))
                .map(name -> name.replaceAll("_count$", ""))
                .toList());
  }

  private static boolean isDone(CompletableFuture<Boolean> demo) throws Exception {
    try {
      return demo.get(BETWEEN_SCRAPES_MILLIS, TimeUnit.MILLISECONDS) != null;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void scrape(int port) throws InterruptedException {
    try {
      String page =
          http.send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      page.lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> exported.add(line.split("[{ ]", 2)[0]));
    } catch (IOException e) {
      // The job has not begun, or has ended: the next scrape, or the result, tells.
    }
  }

  private static Set<String> named(String file) throws IOException {
    Set<String> names = new TreeSet<>();
    NAME.matcher(Files.readString(MONITORING.resolve(file)))
        .results()
        .map(MatchResult::group)
        .forEach(names::add);
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
