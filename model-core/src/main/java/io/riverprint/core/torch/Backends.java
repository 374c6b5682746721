package io.riverprint.core.torch;

import ai.djl.Device;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.VectorBackend;
import io.riverprint.core.net.NetworkWeights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses who does the arithmetic. Lives here and not beside {@link Backend}, so that packages do
 * not depend on each other in a circle.
 */
public final class Backends {
  private static final Logger LOG = LoggerFactory.getLogger(Backends.class);
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private Backends() {}

  /**
   * A backend for the calling thread. {@code auto} takes Torch on a GPU, Vector on a CPU, and Heap
   * with a warning in a JVM without the vector module.
   *
   * @param choice auto, heap, vector or torch
   * @param device auto, cpu or gpu; for heap and vector a GPU is refused
   * @throws DeviceAbsentException if a GPU is asked for and cannot be had
   * @throws IllegalArgumentException if a choice is unknown, or vector in a JVM without its module
   */
  public static Backend open(String choice, String device, NetworkWeights weights) {
    Backend backend =
        switch (choice) {
          case "heap" -> new HeapBackend(onCpu(choice, device, weights));
          case "vector" -> vector(onCpu(choice, device, weights));
          case "torch" -> new TorchBackend(weights, TorchDevices.choose(device));
          case "auto" -> automatic(device, weights);
          default ->
              throw new IllegalArgumentException(
                  "backend: found '"
                      + choice
                      + "', needs auto, heap, vector or torch; set backend to one of them");
        };
    LOG.info("Backend {} (asked for: backend {}, device {})", backend.name(), choice, device);
    return backend;
  }

  /**
   * Throws what {@link #open} would throw for any weights: for a job that must not start where it
   * could never serve.
   */
  public static void check(String choice, String device) {
    switch (choice) {
      case "heap" -> requireCpu(choice, device);
      case "vector" -> {
        requireCpu(choice, device);
        requireVectors();
      }
      default -> {
        Device unused = TorchDevices.choose(device);
      }
    }
  }

  /** Whether this JVM was started with the vector module. */
  public static boolean hasVectors() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  private static Backend automatic(String device, NetworkWeights weights) {
    Device chosen = TorchDevices.choose(device);
    if (chosen.isGpu()) {
      return new TorchBackend(weights, chosen);
    }
    if (hasVectors()) {
      return Vectors.open(weights);
    }
    LOG.warn(
        "This JVM has no module {}: stepping in plain loops, several times slower; start it with"
            + " --add-modules {}",
        VECTOR_MODULE,
        VECTOR_MODULE);
    return new HeapBackend(weights);
  }

  private static Backend vector(NetworkWeights weights) {
    requireVectors();
    return Vectors.open(weights);
  }

  private static void requireVectors() {
    if (!hasVectors()) {
      throw new IllegalArgumentException(
          "backend vector: this JVM has no module jdk.incubator.vector, which it needs; start it"
              + " with --add-modules jdk.incubator.vector, or set backend to auto");
    }
  }

  private static NetworkWeights onCpu(String choice, String device, NetworkWeights weights) {
    requireCpu(choice, device);
    return weights;
  }

  private static void requireCpu(String choice, String device) {
    if (device.equals("gpu")) {
      throw new DeviceAbsentException(
          "device gpu: backend "
              + choice
              + " computes on the CPU, a GPU needs torch; set backend"
              + " to torch or auto, or device to auto");
    }
    if (!device.equals("cpu") && !device.equals("auto")) {
      throw new IllegalArgumentException(
          "device: found '" + device + "', needs auto, cpu or gpu; set device to one of them");
    }
  }

  /** Apart, so that the vector classes load only where their module is there. */
  private static final class Vectors {
    private Vectors() {}

    static Backend open(NetworkWeights weights) {
      return new VectorBackend(weights);
    }
  }
}
