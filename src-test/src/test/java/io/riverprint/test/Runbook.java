package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The runbook's own commands, taken from its text and run in a folder, each in a process of its
 * own. What names another machine's things is put in: the broker, the user, Flink's folders, the
 * bucket, which is a folder too.
 */
final class Runbook implements AutoCloseable {
  static final String USER = "user-3";
  static final String BUCKET = "bucket";

  private static final Path TEXT = Path.of("../docs/runbook.md");
  private static final Pattern OURS =
      Pattern.compile("(?m)(?:^ *|`)((?:[A-Z_]+=\\S+ )*)(?:\\\\\n *)?\\./riverprint ([^`\n]+)");

  private final Path folder;
  private final String bootstrap;
  private final List<Process> started = new ArrayList<>();

  Runbook(Path folder, String bootstrap) {
    this.folder = folder;
    this.bootstrap = bootstrap;
  }

  /**
   * A line for this program.
   *
   * @param environment what it sets before it
   * @param arguments verb and options
   */
  record Line(String environment, String arguments) {
    private static Line of(MatchResult found) {
      return new Line(found.group(1).trim(), found.group(2).trim());
    }
  }

  /** The one that begins so. */
  static Line only(String beginning) {
    List<Line> found = lines(beginning);
    assertThat(found).as(beginning).hasSize(1);
    return found.get(0);
  }

  /** All that begin so. */
  static List<Line> lines(String beginning) {
    try {
      return OURS.matcher(Files.readString(TEXT))
          .results()
          .map(Line::of)
          .filter(line -> line.arguments().startsWith(beginning))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it printed; a failure where it failed. */
  String run(Line line) throws Exception {
    return run(line, "");
  }

  /**
   * The same.
   *
   * @param number stands for N, the number of a release
   */
  String run(Line line, String number) throws Exception {
    Line numbered = new Line(line.environment(), line.arguments().replaceAll(" N$", " " + number));
    Process process = start(numbered);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", numbered, said).isZero();
    return said;
  }

  /** Begins it; both of its outputs are its input stream here. */
  Process start(Line line) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx1g", "-cp", classPath()));
    all.addAll(List.of("-Dai.djl.offline=true", "io.riverprint.local.Main"));
    all.addAll(List.of(putIn(line.arguments()).split(" +")));
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(environment(line));
    Process process = builder.redirectErrorStream(true).start();
    started.add(process);
    process.getOutputStream().close();
    return process;
  }

  /**
   * The first line of a kind that it says. A process that does not say it for minutes is ended, and
   * the failure tells what it said.
   */
  static String awaitLine(Process process, Pattern kind) throws IOException {
    CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES).execute(process::destroyForcibly);
    List<String> said = new ArrayList<>();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (kind.matcher(line).find()) {
        return line;
      }
    }
    throw new AssertionError("it did not say " + kind + " but\n" + String.join("\n", said));
  }

  /** What still runs is ended. */
  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }

  private Map<String, String> environment(Line line) {
    Map<String, String> environment = new TreeMap<>();
    for (String one : line.environment().split(" +")) {
      if (!one.isEmpty()) {
        String[] parts = putIn(one).split("=", 2);
        environment.put(parts[0], parts[1]);
      }
    }
    return environment;
  }

  private String putIn(String written) {
    return written
        .replace("localhost:9092", bootstrap)
        .replace("A_USER_ID", USER)
        .replace("/opt/flink/", folder.resolve("flink") + "/")
        .replace("s3://bucket/", folder.resolve(BUCKET).toUri() + "/");
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
