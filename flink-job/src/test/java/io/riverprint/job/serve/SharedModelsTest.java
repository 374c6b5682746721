package io.riverprint.job.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import org.junit.jupiter.api.Test;

final class SharedModelsTest {
  private final SharedModels models = new SharedModels();

  @Test
  void twoUsersShareOneBundle() {
    SharedModels.Lease one = models.lease("a", () -> SmallBundles.make(1, 1));
    SharedModels.Lease two = models.lease("a", SharedModelsTest::unread);

    assertThat(two.bundle()).isSameAs(one.bundle());
  }

  @Test
  void theBundleGoesWithItsLastUser() {
    SharedModels.Lease one = models.lease("a", () -> SmallBundles.make(1, 1));
    SharedModels.Lease two = models.lease("a", SharedModelsTest::unread);
    one.close();
    one.close();
    assertThat(models.size()).isEqualTo(1);

    two.close();
    assertThat(models.size()).isZero();
  }

  @Test
  void aBundleThatCannotBeReadIsTriedAgain() {
    assertThatThrownBy(() -> models.lease("a", SharedModelsTest::unread))
        .hasMessageContaining("not to be read");

    assertThat(models.lease("a", () -> SmallBundles.make(1, 1)).bundle().manifest().version())
        .isEqualTo(1);
  }

  private static ModelBundle unread() {
    throw new IllegalStateException("not to be read");
  }
}
