package io.riverprint.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The runbook's lines for a cluster, as far as they can be checked without one: verbs and options
 * are kubectl's own, what they name is in k8s/, and what renders is rendered. None of those that
 * change or ask a cluster is run, and no image is built.
 */
final class RunbookCommandsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^ *|`)((?:kubectl|docker build) [^`\n]+)");
  private static final Pattern OPTION = Pattern.compile("(?<= )--?[a-z][a-z-]*");
  private static final Pattern HELP = Pattern.compile("(?m)^\\s+(?:(-\\w), )?(--[a-z-]+)=");
  private static final Set<String> VERBS =
      Set.of("apply", "create", "exec", "get", "kustomize", "logs", "scale");

  @Test
  void everyVerbAndOptionIsKubectls() throws Exception {
    List<String> commands = commands("kubectl ");
    assertThat(commands).hasSizeGreaterThan(10);
    for (String command : commands) {
      String verb = verb(command);
      assertThat(VERBS).as(command).contains(verb);
      Set<String> known = new TreeSet<>(options("kubectl", "options"));
      known.addAll(options("kubectl", verb, "--help"));
      // What is behind " -- " is for the program in the pod.
      OPTION
          .matcher(command.replaceAll(" -- .*", ""))
          .results()
          .forEach(option -> assertThat(known).as(command).contains(option.group()));
    }
  }

  @Test
  void whatIsAppliedRenders() throws Exception {
    Set<String> folders = named(Pattern.compile("(?:-k|kustomize) (k8s/\\S+)"));
    assertThat(folders).contains("k8s/topics", "k8s/overlays/gpu");
    for (String folder : folders) {
      assertThat(Manifests.rendered(Path.of("k8s").relativize(Path.of(folder)).toString()))
          .as(folder)
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void whatIsCreatedIsThereAndIsLookedForByItsLabel() throws Exception {
    Set<String> files = named(Pattern.compile("-f (k8s/\\S+)"));
    assertThat(files).contains("k8s/tasks/train.yaml", "k8s/tasks/rollback.yaml");
    Set<String> labels = named(Pattern.compile("-l app=(\\S+)"));
    assertThat(labels).hasSize(1);
    for (String file : files) {
      JsonNode task = Manifests.read(ROOT.resolve(file)).get(0);
      assertThat(labels).contains(task.at("/spec/template/metadata/labels/app").asText());
    }
  }

  /** Flink's operator calls the Deployment of the job manager as the FlinkDeployment. */
  @Test
  void whatIsLookedAtAndScaledIsCalledSo() throws Exception {
    List<JsonNode> rendered = Manifests.rendered("overlays/gpu");
    String job = Manifests.name(Manifests.one("FlinkDeployment", rendered));
    List<String> deployments = new ArrayList<>(List.of(job));
    Manifests.of("Deployment", rendered).forEach(one -> deployments.add(Manifests.name(one)));

    assertThat(named(Pattern.compile("flinkdeployment (\\S+)"))).containsExactly(job);
    assertThat(deployments).containsAll(named(Pattern.compile("deploy/(\\S+)")));
    assertThat(named(Pattern.compile("-n (\\S+)")))
        .containsExactly(
            Manifests.one("FlinkDeployment", rendered).at("/metadata/namespace").asText());
  }

  @Test
  void theFolderOfSavepointsIsTheDeployments() throws Exception {
    JsonNode flink =
        Manifests.one("FlinkDeployment", Manifests.written("base")).at("/spec/flinkConfiguration");

    assertThat(named(Pattern.compile("-- ls -t (\\S+)")))
        .containsExactly(
            flink.path("execution.checkpointing.savepoint-dir").asText().replace("file://", ""));
  }

  @Test
  void imagesAreBuiltFromFilesThatAreThereAndCalledAsTheyAreRun() throws IOException {
    List<String> builds = commands("docker build ");
    assertThat(builds).hasSize(2);
    List<JsonNode> pods = new ArrayList<>(Manifests.written("base"));
    pods.addAll(Manifests.written("components/trainer"));
    for (String build : builds) {
      Matcher of = Pattern.compile("-f (\\S+) -t (\\S+) \\.$").matcher(build);
      assertThat(of.find()).as(build).isTrue();
      assertThat(ROOT.resolve(of.group(1))).exists();
      assertThat(pods.toString()).contains("\"image\":\"" + of.group(2) + "\"");
    }
  }

  private static String verb(String command) {
    return command.replaceFirst("kubectl (-n \\S+ )?", "").split(" ")[0];
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String command : commands("")) {
      pattern.matcher(command).results().forEach(one -> names.add(one.group(1)));
    }
    return names;
  }

  private static List<String> commands(String beginning) throws IOException {
    List<String> found = new ArrayList<>();
    COMMAND
        .matcher(Files.readString(ROOT.resolve("docs/runbook.md")))
        .results()
        .map(one -> one.group(1).trim())
        .filter(one -> one.startsWith(beginning))
        .forEach(found::add);
    return found;
  }

  private static Set<String> options(String... command) throws Exception {
    assumeTrue(Manifests.isThere("kubectl"), "kubectl is not there");
    Process help = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(help.getInputStream().readAllBytes(), UTF_8);
    assertThat(help.waitFor()).as(text).isZero();
    Set<String> options = new TreeSet<>();
    HELP.matcher(text)
        .results()
        .forEach(
            one -> {
              options.add(one.group(2));
              if (one.group(1) != null) {
                options.add(one.group(1));
              }
            });
    return options;
  }
}
