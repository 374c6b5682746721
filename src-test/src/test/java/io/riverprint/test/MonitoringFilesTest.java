package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.riverprint.job.metric.MetricEntry;
import io.riverprint.job.metric.MetricTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alert rules and dashboards; that the metrics they name are really exported is MetricsIT's. */
final class MonitoringFilesTest {
  private static final Path MONITORING = Path.of("../k8s/components/monitoring");
  private static final Path RUNBOOK = Path.of("../docs/runbook.md");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern OURS = Pattern.compile(MetricTable.PROMETHEUS + "[a-zA-Z_]+");

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "dashboards/riverprint-job.json"})
  void everyMetricOfOursThatIsNamedIsInTheTable(String file) throws IOException {
    Set<String> known =
        MetricTable.all().stream().map(MetricEntry::prometheus).collect(Collectors.toSet());

    Set<String> named = named(Files.readString(MONITORING.resolve(file)));
    assertThat(named).hasSizeGreaterThan(8);
    assertThat(known).containsAll(named);
  }

  @Test
  void theCustomResourceHoldsTheSameRules() throws IOException {
    assertThat(yaml("prometheus-rule.yaml").at("/spec/groups"))
        .isEqualTo(yaml("alerts.yaml").path("groups"));
  }

  @Test
  void everyAlertIsInTheRunbookAndFiresInATestAndIsSilentInAnother() throws IOException {
    List<String> headings =
        Files.readAllLines(RUNBOOK).stream().filter(line -> line.startsWith("#### ")).toList();
    String tests = Files.readString(MONITORING.resolve("alerts-test.yaml"));

    assertThat(yaml("alerts.yaml").at("/groups/0/rules"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            rule -> {
              String alert = rule.path("alert").asText();
              assertThat(headings).contains("#### " + alert);
              assertThat(tests).contains(alert + " fires: ", alert + " is silent");
              assertThat(rule.at("/annotations/runbook").asText())
                  .endsWith(alert.toLowerCase(Locale.ROOT));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"check rules alerts.yaml", "test rules alerts-test.yaml"})
  void promtoolTakesTheRulesAndEachAlertFires(String arguments) throws Exception {
    assumeTrue(isThere("promtool"), "no promtool on PATH: install Debian's package prometheus");
    Process promtool =
        new ProcessBuilder(Stream.of(("promtool " + arguments).split(" ")).toList())
            .directory(MONITORING.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);

    assertThat(promtool.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }

  @Test
  void everyPanelAsksTheChosenDataSource() throws IOException {
    JsonNode board = YAML.readTree(MONITORING.resolve("dashboards/riverprint-job.json").toFile());

    assertThat(board.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    assertThat(board.path("panels"))
        .filteredOn(panel -> !panel.path("type").asText().equals("row"))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            panel -> {
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
              assertThat(panel.path("targets")).hasSizeGreaterThan(0);
            });
  }

  private static Set<String> named(String text) {
    return OURS.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode yaml(String file) throws IOException {
    return YAML.readTree(MONITORING.resolve(file).toFile());
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
