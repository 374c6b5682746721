package io.riverprint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.torch.DeviceAbsentException;
import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.job.JobOptions.DeviceName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ChosenBackendTest {

  @ParameterizedTest
  @CsvSource({"HEAP,heap", "VECTOR,vector", "TORCH,torch-cpu"})
  void opensTheBackendThatTheOptionNames(BackendName name, String opened) {
    ChosenBackend chosen = new ChosenBackend(name, DeviceName.CPU);
    try (Backend backend = chosen.open(SmallBundles.make(1, 2).network())) {
      assertThat(backend.name()).isEqualTo(opened);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BackendName.class,
      names = {"HEAP", "VECTOR"})
  void aGpuForABackendThatCannotUseItStopsTheJobAtItsStart(BackendName name) {
    ChosenBackend chosen = new ChosenBackend(name, DeviceName.GPU);
    assertThatThrownBy(chosen::check)
        .isInstanceOf(DeviceAbsentException.class)
        .hasMessageContaining("set backend to torch or auto");
  }
}
