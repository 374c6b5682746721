package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a tree of its own, with a Java that only says that it ran, and a Maven that
 * builds until it is told to be done.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
final class LauncherIT {
  private static final Path BINARIES = Path.of("/usr/bin");
  private static final String JAVA =
      """
      #!/bin/bash
      if [[ $1 == -XshowSettings* ]]; then
        echo '    java.specification.version = 17' >&2
      else
        echo "ran ${!#}"
      fi
      """;
  private static final String MAVEN =
      """
      #!/bin/bash
      if [[ $1 == -v ]]; then
        echo 'Apache Maven 3.9.1'
        exit
      fi
      echo built >> builds
      echo begun > begun
      read -r line < done
      echo "$PWD/pom.xml" > local/target/classpath
      """;

  @TempDir private Path root = Path.of("");

  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void makeTree() throws Exception {
    Files.copy(Path.of("../riverprint"), root.resolve("riverprint"));
    Files.createFile(root.resolve("pom.xml"));
    for (String module :
        List.of("schemas", "model-core", "model-trainer", "flink-job", "console", "local")) {
      Files.createDirectories(root.resolve(module).resolve("src/main"));
      Files.createFile(root.resolve(module).resolve("pom.xml"));
    }
    Files.createDirectory(root.resolve("bin"));
    program("java", JAVA);
    program("javac", JAVA);
    program("mvn", MAVEN);
    for (String pipe : List.of("begun", "done")) {
      assertThat(new ProcessBuilder("mkfifo", root.resolve(pipe).toString()).start().waitFor())
          .isZero();
    }
  }

  @AfterEach
  void endWhatStillRuns() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void ofTwoAtOnceTheSecondWaitsAndDoesNotBuildAgain() throws Exception {
    assumeTrue(Files.isExecutable(BINARIES.resolve("flock")), "flock is not there");
    Process first = launch(BINARIES, "first");
    awaitBuilding();
    Process second = launch(BINARIES, "second");
    assertThat(second.inputReader(UTF_8).readLine()).contains("another launch builds in " + root);
    endBuilding();

    assertThat(rest(first)).contains("building (first build)", "ran first");
    assertThat(rest(second)).contains("ran second").doesNotContain("building");
    assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
  }

  @Test
  void whereThereIsNoFlockItBuildsAllTheSame() throws Exception {
    Process launch = launch(withoutFlock(), "once");
    awaitBuilding();
    endBuilding();
    assertThat(rest(launch)).contains("building (first build)", "ran once");
  }

  private void awaitBuilding() throws IOException {
    assertThat(Files.readString(root.resolve("begun"))).isEqualTo("begun\n");
  }

  private void endBuilding() throws IOException {
    Files.writeString(root.resolve("done"), "done\n", StandardOpenOption.WRITE);
  }

  private Process launch(Path binaries, String verb) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", root.resolve("riverprint").toString(), verb);
    builder.environment().put("PATH", root.resolve("bin") + ":" + binaries);
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "RIVERPRINT_JAVA_OPTIONS"));
    Process process = builder.redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private static String rest(Process process) throws Exception {
    BufferedReader said = process.inputReader(UTF_8);
    String rest = String.join("\n", said.lines().toList());
    assertThat(process.waitFor()).as(rest).isZero();
    return rest;
  }

  /** All programs of this machine but one. */
  private Path withoutFlock() throws IOException {
    Path folder = Files.createDirectory(root.resolve("without-flock"));
    try (Stream<Path> all = Files.list(BINARIES)) {
      for (Path program : (Iterable<Path>) all::iterator) {
        if (!program.endsWith("flock")) {
          Files.createSymbolicLink(folder.resolve(program.getFileName()), program);
        }
      }
    }
    return folder;
  }

  private void program(String name, String text) throws IOException {
    Files.writeString(root.resolve("bin").resolve(name), text);
    var unused =
        Files.setPosixFilePermissions(
            root.resolve("bin").resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
