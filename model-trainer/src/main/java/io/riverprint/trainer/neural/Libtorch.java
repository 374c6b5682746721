package io.riverprint.trainer.neural;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Function;

/** Where networks are trained: libtorch on the CPU. */
public final class Libtorch {
  public static final String ENGINE = "PyTorch";

  private Libtorch() {}

  /**
   * Does work with a manager of its own, closed afterwards. The number of threads is one for the
   * whole JVM: it is what it was again when the work is done.
   *
   * @param threads within one operation
   */
  public static <R> R on(int threads, Function<NDManager, R> work) {
    // Making a manager loads libtorch; only then can its threads be set.
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      int before = JniUtils.getNumThreads();
      boolean recorded = JniUtils.isGradMode();
      JniUtils.setNumThreads(threads);
      // Each thread has its own: DJL turns it off for the thread that loads libtorch only, and
      // where
      // it is on no parameter can be changed in place.
      JniUtils.setGradMode(false);
      try {
        return work.apply(manager);
      } finally {
        JniUtils.setGradMode(recorded);
        JniUtils.setNumThreads(before);
      }
    }
  }
}
