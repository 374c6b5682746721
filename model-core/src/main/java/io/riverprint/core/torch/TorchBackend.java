package io.riverprint.core.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.NetworkWeights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * libtorch through DJL, on a CPU or a GPU. Weights are uploaded once; each call has a scope of its
 * own for its tensors, and results are copied to the batch's arrays: no tensor leaves.
 *
 * <p>A row agrees with itself in another batch within 1e-5, not to the bit: libtorch picks its
 * kernels by the shape.
 */
public final class TorchBackend implements Backend {
  private final NDManager manager;
  private final TorchNetwork network;
  private final String name;
  private ByteBuffer first = buffer(0);
  private ByteBuffer second = buffer(0);

  /**
   * @param device as {@link TorchDevices#choose} gives it
   */
  public TorchBackend(NetworkWeights weights, Device device) {
    this.manager = NDManager.newBaseManager(device, TorchDevices.ENGINE);
    this.network = new TorchNetwork(weights, manager);
    this.name = device.isGpu() ? "torch-gpu" : "torch-cpu";
    oneThread();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void step(StepBatch batch) {
    if (batch.rows == 0) {
      return;
    }
    oneThread();
    int rows = batch.rows;
    first = room(first, rows * batch.inputWidth);
    second = room(second, rows * batch.hiddenWidth);
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = upload(scope, first, batch.x, new Shape(rows, 1, batch.inputWidth));
      NDArray h = upload(scope, second, batch.h, new Shape(1, rows, batch.hiddenWidth));
      download(network.step(x, h), batch.h);
    }
  }

  @Override
  public void readOut(ReadoutBatch batch) {
    if (batch.rows == 0) {
      return;
    }
    oneThread();
    first = room(first, batch.rows * batch.hiddenWidth);
    try (NDManager scope = manager.newSubManager()) {
      NDArray h = upload(scope, first, batch.h, new Shape(batch.rows, batch.hiddenWidth));
      NDArray embedding = network.embedding(h);
      download(embedding, batch.embedding);
      if (batch.logitWidth > 0) {
        download(network.logits(embedding), batch.logits);
      }
    }
  }

  /** Tensors held between calls: the weights. For the test that nothing leaks. */
  int heldTensors() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    manager.close();
  }

  // libtorch keeps the number per thread and takes it up lazily: the constructor's thread need not
  // be the one that steps.
  private static void oneThread() {
    if (JniUtils.getNumThreads() != 1) {
      JniUtils.setNumThreads(1);
    }
  }

  private static NDArray upload(NDManager scope, ByteBuffer buffer, float[] values, Shape shape) {
    int count = Math.toIntExact(shape.size());
    buffer.clear().limit(count * Float.BYTES);
    buffer.asFloatBuffer().put(values, 0, count);
    return scope.create(buffer, shape, DataType.FLOAT32);
  }

  private static void download(NDArray tensor, float[] values) {
    int count = Math.toIntExact(tensor.size());
    // On the CPU a direct view of the tensor's memory: copied before the scope closes.
    tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer().get(values, 0, count);
  }

  private static ByteBuffer room(ByteBuffer buffer, int floats) {
    return buffer.capacity() >= floats * Float.BYTES ? buffer : buffer(floats);
  }

  private static ByteBuffer buffer(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
  }
}
