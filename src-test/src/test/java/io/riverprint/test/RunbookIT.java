package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbook's own commands, taken from its text, each in a process of its own, against a broker
 * on this machine. Only the address of the broker, the user's id and the number of a release are
 * put in. Not run here: those that wait for somebody, that train, or that need a cluster.
 */
final class RunbookIT {
  private static final Path RUNBOOK = Path.of("../docs/runbook.md");
  private static final Pattern OURS = Pattern.compile("(?m)(?:^ *|`)\\./riverprint ([^`\n]+)");
  private static final String USER = "user-3";

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private LocalKafka kafka;

  @BeforeEach
  void open() throws IOException {
    kafka = LocalKafka.temporary();
    LocalTopics.create(kafka.bootstrap(), 2);
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      shop.users(6, 2, 1);
    }
    Files.createDirectories(folder.resolve("MODELS"));
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void whatAClusterMustHaveIsPlanned() throws Exception {
    List<String> plans = commands("plan ");
    assertThat(plans).hasSize(2);
    for (String plan : plans) {
      assertThat(run(plan, "")).contains("slots", "GPU");
    }
  }

  @Test
  void theNewestProfileOfAUserIsPrinted() throws Exception {
    assertThat(run(only("profiles "), "")).contains(USER, "churn");
  }

  @Test
  void aCandidateIsPromotedAndAModelRolledBack() throws Exception {
    FolderRegistry registry = new FolderRegistry(folder.resolve("MODELS"));
    StoredRelease unusedFirst = registry.publish(SmallBundles.make(1, 5));
    StoredRelease unusedSecond = registry.publish(SmallBundles.make(2, 6));
    StoredRelease unusedRefused = registry.keep(SmallBundles.make(3, 7));
    String unusedPromoted = run(only("models promote"), "3");
    assertThat(registry.latest()).hasValueSatisfying(one -> assertVersion(one, 3));
    String unusedBack = run(only("models rollback"), "");
    assertThat(registry.latest()).hasValueSatisfying(one -> assertVersion(one, 4));
    assertThat(announced()).as("old weights under a new number").containsExactly(4L);
    assertThat(run(only("models list"), "")).contains("4");
  }

  private static void assertVersion(StoredRelease release, long version) {
    assertThat(release.version()).isEqualTo(version);
  }

  private List<Long> announced() {
    ReleaseCodec codec = new ReleaseCodec();
    return TopicReader.readAll(kafka.bootstrap(), Topics.RELEASES, Isolation.READ_COMMITTED)
        .stream()
        .map(record -> codec.read(record.value()).version())
        .toList();
  }

  private static String only(String beginning) throws IOException {
    List<String> found = commands(beginning);
    assertThat(found).as(beginning).hasSize(1);
    return found.get(0);
  }

  private static List<String> commands(String beginning) throws IOException {
    List<String> found = new ArrayList<>();
    OURS.matcher(Files.readString(RUNBOOK))
        .results()
        .map(one -> one.group(1).trim())
        .filter(one -> one.startsWith(beginning))
        .forEach(found::add);
    return found;
  }

  /** What it printed. */
  private String run(String command, String number) throws Exception {
    String made =
        command
            .replace("localhost:9092", kafka.bootstrap())
            .replace("A_USER_ID", USER)
            .replaceAll(" N$", " " + number);
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx1g", "-cp", classPath()));
    all.add("io.riverprint.local.Main");
    all.addAll(List.of(made.split(" +")));
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", made, said).isZero();
    return said;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
