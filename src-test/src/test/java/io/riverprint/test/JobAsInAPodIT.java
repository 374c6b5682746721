package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.Shops;
import io.riverprint.local.kafka.Folders;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.ProfileFollower;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.EventCodec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The job's process as a pod runs it: the very jar of the image, options and configuration of
 * k8s/base, user 9999 without capabilities, a read-only root, and nothing to write to but the
 * volumes. Not as in a pod: job manager and task manager are one process, and where Kubernetes
 * itself is named (leader election, operator, autoscaler), or the size of its containers, is left
 * out.
 */
final class JobAsInAPodIT {
  private static final Path K8S = Path.of("../k8s/base");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> OF_THE_CLUSTER =
      List.of(
          "kubernetes.",
          "high-availability.",
          "job.autoscaler.",
          "jobmanager.",
          "taskmanager.memory.",
          "taskmanager.rpc.",
          "taskmanager.data.",
          "blob.",
          "rest.",
          "env.",
          "web.",
          // The REST server's own metrics port would be one for all tests.
          "metrics.");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long GLANCE_NANOS = 200_000_000;

  // Not below the temporary folder: the job sees one of its own there.
  private final Path volumes = Path.of("target/pod").toAbsolutePath();
  private final Path log = volumes.resolveSibling("pod.log");

  @SuppressWarnings("NullAway.Init")
  private LocalKafka kafka;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(mayMount(), "mount namespaces cannot be made here, which needs root and unshare");
    Folders.delete(volumes);
    for (String folder : List.of("tmp", "scratch", "riverprint/state", "riverprint/models")) {
      Path made = Files.createDirectories(volumes.resolve(folder));
      if (!folder.endsWith("models")) {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
    kafka = LocalKafka.temporary();
    LocalTopics.create(kafka.bootstrap(), 2);
  }

  @AfterEach
  void close() {
    if (kafka != null) {
      kafka.close();
      Folders.delete(volumes);
    }
  }

  @Test
  void profilesAndCheckpointsAreWrittenByAnyUserOnAReadOnlyRoot() throws Exception {
    shop();
    Process job = start();
    try (ProfileFollower profiles =
        ProfileFollower.open(kafka.bootstrap(), Topics.PROFILES, Isolation.READ_COMMITTED)) {
      await(job, "profiles of all users", () -> profiles.newest().size() == 5);
      await(job, "a checkpoint", this::hasCheckpoint);
      assertThat(status(job, "Uid:")).isEqualTo("9999 9999 9999 9999");
      assertThat(status(job, "CapEff:")).isEqualTo("0".repeat(16));
      assertThat(status(job, "CapBnd:")).isEqualTo("0".repeat(16));
      assertThat(status(job, "NoNewPrivs:")).isEqualTo("1");
      assertThat(options(job, "/")).startsWith("ro");
    } finally {
      job.destroy();
      assertThat(job.waitFor(60, TimeUnit.SECONDS)).as("ends when it is asked to").isTrue();
    }
    assertThat(Files.readString(log)).doesNotContain("Read-only file system", "Permission denied");
  }

  private void shop() throws IOException {
    ModelBundle bundle = SmallBundles.make(1, 7);
    String digest = BundleWriter.write(bundle, volumes.resolve("riverprint/models/000001"));
    EventCodec codec = new EventCodec();
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      shop.release(
          new ModelRelease(
              1,
              volumes.resolve("riverprint/models/000001").toUri().toString(),
              digest,
              ModelRelease.FROM_THE_BEGINNING,
              bundle.manifest().space()));
      Shops.sent(2_000, 5, 3).stream()
          .sorted(java.util.Comparator.comparingLong(event -> event.atMillis()))
          .forEach(event -> shop.event(codec.write(event)));
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("unshare", "--mount", "--propagation", "private", "bash"));
    command.add(Path.of("src/test/resources/as-in-a-pod.sh").toAbsolutePath().toString());
    command.add(volumes.toString());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    JsonNode flink = deployment().at("/spec/flinkConfiguration");
    command.addAll(List.of(flink.path("env.java.opts.all").asText().split(" ")));
    command.addAll(List.of("-Xmx1g", "-cp", image()));
    command.add(deployment().at("/spec/job/entryClass").asText());
    command.addAll(arguments(flink));
    ProcessBuilder builder = new ProcessBuilder(command);
    deployment()
        .at("/spec/podTemplate/spec/containers/0/env")
        .forEach(
            one ->
                builder
                    .environment()
                    .put(one.path("name").asText(), inVolumes(one.path("value").asText())));
    builder.environment().remove("HOME");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private List<String> arguments(JsonNode flink) throws IOException {
    Path job = Files.copy(K8S.resolve("job.yaml"), volumes.resolve("riverprint/job.yaml"));
    List<String> arguments = new ArrayList<>(List.of("--config", job.toString()));
    flink
        .properties()
        .forEach(
            one -> {
              if (OF_THE_CLUSTER.stream().noneMatch(one.getKey()::startsWith)) {
                arguments.add("--" + one.getKey());
                arguments.add(inVolumes(one.getValue().asText()));
              }
            });
    arguments.addAll(List.of("--profile.kafka.bootstrap-servers", kafka.bootstrap()));
    arguments.addAll(List.of("--execution.checkpointing.interval", "1 s"));
    arguments.addAll(List.of("--execution.checkpointing.min-pause", "0 s"));
    arguments.addAll(List.of("--parallelism.default", "2"));
    return arguments;
  }

  // Volumes are mounted at the root of a container; here nothing can be, it is read-only.
  private String inVolumes(String value) {
    return value.replaceAll("(?<![a-z.])(/scratch|/riverprint/)", volumes + "$1");
  }

  /** The image's class path: the job's jar, and Flink, its logging and DJL from lib/. */
  private String image() throws IOException {
    Path lib = Files.createDirectories(volumes.resolve("lib"));
    int number = 0;
    for (String entry : classPath().split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (isOfTheImage(jar)) {
        Files.copy(jar, lib.resolve(number++ + "-" + jar.getFileName())); // names may repeat
      }
    }
    Path job;
    try (Stream<Path> jars = Files.list(Path.of("../flink-job/target"))) {
      job = jars.filter(jar -> jar.toString().endsWith("-run.jar")).findFirst().orElseThrow();
    }
    Files.copy(job, lib.resolve("riverprint-job.jar"));
    return lib + "/*";
  }

  private static boolean isOfTheImage(Path jar) {
    return jar.toString().endsWith(".jar") && !jar.toString().contains("/target/");
  }

  // Surefire hides it behind a jar with a manifest.
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private boolean hasCheckpoint() {
    Path checkpoints = volumes.resolve("riverprint/state/checkpoints");
    try (Stream<Path> files =
        Files.exists(checkpoints) ? Files.walk(checkpoints) : Stream.<Path>empty()) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false; // one was deleted while it was looked at
    }
  }

  private void await(Process job, String what, BooleanSupplier holds) throws IOException {
    long from = System.nanoTime();
    while (!holds.getAsBoolean()) {
      boolean goesOn = job.isAlive() && System.nanoTime() - from < PATIENCE.toNanos();
      assertThat(goesOn).as("awaited: %s; the job said: %s", what, tail()).isTrue();
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  private String tail() throws IOException {
    String text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - 4_000));
  }

  private static String status(Process job, String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + job.pid() + "/status")).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).trim().replaceAll("\\s+", " "))
        .findFirst()
        .orElse("");
  }

  private static String options(Process job, String point) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + job.pid() + "/mounts")).stream()
        .map(line -> line.split(" "))
        .filter(mount -> mount[1].equals(point))
        .map(mount -> mount[3])
        .findFirst()
        .orElse("");
  }

  private static boolean mayMount() throws InterruptedException {
    try {
      String tried =
          "d=$(mktemp -d) && mount --bind $d $d && mount -o remount,bind,ro $d && ! touch $d/x"
              + " && setpriv --reuid 9999 --regid 9999 --clear-groups true";
      return new ProcessBuilder("unshare", "--mount", "--propagation", "private", "sh", "-c", tried)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static JsonNode deployment() throws IOException {
    return YAML.readTree(K8S.resolve("flink-deployment.yaml").toFile());
  }
}
