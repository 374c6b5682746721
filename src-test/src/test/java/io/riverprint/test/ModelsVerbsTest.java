package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.local.cli.Commands;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code riverprint models}: two releases, and a third that was kept and not released. */
final class ModelsVerbsTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void keepThree() throws IOException {
    registry().publish(SmallBundles.make(1, 5));
    registry().publish(SmallBundles.make(2, 6));
    registry().keep(SmallBundles.aligned(3, 7));
  }

  @Test
  void listAndShowReadWhatIsThere() {
    assertThat(models("list")).isZero();
    assertThat(models("show", "3")).isZero();
    assertThat(models("show", "4")).isEqualTo(1);
  }

  @Test
  void promoteReleasesWhatWasHeldBack() throws IOException {
    assertThat(models("promote", "3")).isZero();

    assertThat(latest()).isEqualTo(3);
  }

  @Test
  void promoteTakesNothingOlderThanTheLatest() throws IOException {
    assertThat(models("promote", "1")).isEqualTo(1);

    assertThat(latest()).isEqualTo(2);
  }

  @Test
  void rollbackReleasesTheOlderOneUnderANewNumber() throws IOException {
    assertThat(models("rollback")).isZero();

    StoredRelease restored = registry().latest().orElseThrow();
    ModelBundle first = registry().read(registry().find(1).orElseThrow());
    ModelBundle bundle = registry().read(restored);
    assertThat(bundle.manifest().version()).isEqualTo(4);
    assertThat(bundle.manifest().restores()).isEqualTo(1);
    assertThat(bundle.manifest().space()).isEqualTo(first.manifest().space());
    assertThat(bundle.manifest().files()).isEqualTo(first.manifest().files());
  }

  @Test
  void pinHoldsTheLatestUntilItIsTakenOff() throws IOException {
    assertThat(models("pin")).isZero();
    assertThat(registry().pin().version()).contains(2L);

    assertThat(models("pin", "--off")).isZero();
    assertThat(registry().pin().version()).isEmpty();
  }

  private long latest() throws IOException {
    return registry().latest().orElseThrow().version();
  }

  private FolderRegistry registry() throws IOException {
    return new FolderRegistry(folder);
  }

  private int models(String verb, String... arguments) {
    String[] all = Arrays.copyOf(new String[] {"models", verb}, 4 + arguments.length);
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[2 + arguments.length] = "--models";
    all[3 + arguments.length] = folder.toString();
    return Commands.run(all);
  }
}
