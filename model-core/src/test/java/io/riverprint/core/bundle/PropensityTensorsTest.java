package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.propensity.Recency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PropensityTensorsTest {

  @Test
  void oneChanceForAllUsersIsThatOfBothKinds() throws IOException {
    float[] chance = new float[Recency.WIDTH];
    Arrays.fill(chance, 0.75f);
    chance[3] = -0.5f;
    float[] mix = {1, 2, 3, 4, 5};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new TensorWriter()
        .floats("chance", chance, Recency.WIDTH)
        .floats("churn.mix", mix, 5)
        .floats("category.mix", mix, 5)
        .floats("sku.mix", mix, 5)
        .floats("category.shares", new float[] {0.5f}, 1)
        .floats("sku.shares", new float[] {0.25f, 0}, 2)
        .longs("hint.keys", new long[0], 0)
        .ints("hint.categories", new int[0], 0)
        .writeTo(bytes);

    PropensityModel model =
        PropensityTensors.read(TensorFile.parse("old bundle", bytes.toByteArray()));

    assertThat(model.chanceActive()).isEqualTo(chance);
    assertThat(model.chanceQuiet()).isEqualTo(chance);
    assertThat(model.skuShares()).containsExactly(0.25f, 0);
  }
}
