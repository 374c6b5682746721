package io.riverprint.core.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/** libtorch's product of two square matrices on one CPU thread: the yardstick of the step bench. */
public final class MatrixProduct implements AutoCloseable {
  private static final int WIDTH = 512;

  /** Floating point operations of one {@link #run}. */
  public static final double FLOPS = 2.0 * WIDTH * WIDTH * WIDTH;

  private final NDManager manager;
  private final NDArray matrix;

  public MatrixProduct() {
    this.manager = NDManager.newBaseManager(Device.cpu(), TorchDevices.ENGINE);
    this.matrix = manager.ones(new Shape(WIDTH, WIDTH));
  }

  public void run() {
    JniUtils.setNumThreads(1);
    matrix.matMul(matrix).close();
  }

  @Override
  public void close() {
    manager.close();
  }
}
