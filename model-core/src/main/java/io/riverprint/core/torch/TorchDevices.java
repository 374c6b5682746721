package io.riverprint.core.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;

/** Which device libtorch computes on: {@code auto}, {@code cpu} or {@code gpu}. */
public final class TorchDevices {
  static final String ENGINE = "PyTorch";

  private TorchDevices() {}

  /**
   * The first GPU for {@code gpu}; for {@code auto} the first GPU where there is one.
   *
   * @throws DeviceAbsentException if a GPU is asked for and libtorch sees none
   * @throws IllegalArgumentException if the choice is none of the three
   */
  public static Device choose(String choice) {
    return switch (choice) {
      case "cpu" -> Device.cpu();
      case "gpu" -> choose(choice, gpus());
      case "auto" -> choose(choice, gpus());
      default ->
          throw new IllegalArgumentException(
              "device: found '" + choice + "', needs auto, cpu or gpu; set device to one of them");
    };
  }

  static Device choose(String choice, int gpus) {
    if (gpus > 0 && !choice.equals("cpu")) {
      return Device.gpu();
    }
    if (choice.equals("gpu")) {
      throw new DeviceAbsentException(
          "device gpu: libtorch sees 0 GPUs, needs 1; install libtorch for CUDA and its driver, or"
              + " set device to auto or cpu");
    }
    return Device.cpu();
  }

  /** How many GPUs libtorch sees. Loads libtorch only where the machine has one. */
  public static int gpus() {
    return CudaUtils.getGpuCount() == 0 ? 0 : Engine.getEngine(ENGINE).getGpuCount();
  }
}
