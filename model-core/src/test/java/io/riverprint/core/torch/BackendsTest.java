package io.riverprint.core.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.DrawnNetwork;
import io.riverprint.core.net.NetworkWeights;
import org.junit.jupiter.api.Test;

final class BackendsTest {
  private static final NetworkWeights WEIGHTS = new DrawnNetwork(41).weights(DrawnNetwork.small());

  @Test
  void opensTheBackendThatWasNamed() {
    assertThat(nameOf("heap", "cpu")).isEqualTo("heap");
    assertThat(nameOf("vector", "auto")).isEqualTo("vector");
    assertThat(nameOf("torch", "cpu")).isEqualTo("torch-cpu");
  }

  @Test
  void takesVectorsByItselfOnACpu() {
    assertThat(nameOf("auto", "cpu")).isEqualTo("vector");
  }

  @Test
  void refusesAGpuForABackendThatHasNone() {
    assertThatThrownBy(() -> nameOf("vector", "gpu"))
        .isInstanceOf(DeviceAbsentException.class)
        .hasMessageContaining("set backend to torch or auto");
  }

  @Test
  void refusesAGpuThatIsNotThere() {
    assertThatThrownBy(() -> TorchDevices.choose("gpu", 0))
        .isInstanceOf(DeviceAbsentException.class)
        .hasMessageContaining("sees 0 GPUs, needs 1");
  }

  @Test
  void takesTheGpuByItselfWhereThereIsOne() {
    assertThat(TorchDevices.choose("auto", 1)).isEqualTo(Device.gpu());
    assertThat(TorchDevices.choose("auto", 0)).isEqualTo(Device.cpu());
    assertThat(TorchDevices.choose("cpu", 1)).isEqualTo(Device.cpu());
  }

  @Test
  void refusesNamesItDoesNotKnow() {
    assertThatThrownBy(() -> nameOf("tensor", "auto")).hasMessageContaining("'tensor'");
    assertThatThrownBy(() -> nameOf("heap", "tpu")).hasMessageContaining("'tpu'");
    assertThatThrownBy(() -> nameOf("torch", "tpu")).hasMessageContaining("'tpu'");
  }

  @Test
  void checkingRefusesWhatOpeningWouldAndNothingElse() {
    Backends.check("auto", "auto");
    Backends.check("torch", "cpu");
    Backends.check("vector", "auto");
    assertThatThrownBy(() -> Backends.check("heap", "gpu"))
        .isInstanceOf(DeviceAbsentException.class);
    assertThatThrownBy(() -> Backends.check("torch", "tpu")).hasMessageContaining("'tpu'");
  }

  private static String nameOf(String choice, String device) {
    try (Backend backend = Backends.open(choice, device, WEIGHTS)) {
      return backend.name();
    }
  }
}
