package io.riverprint.core.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.NetworkWeights;
import java.util.List;
import java.util.stream.IntStream;

/**
 * libtorch through DJL, on a CPU or a GPU. Weights are uploaded once; each call has a scope of its
 * own for its tensors, and results are copied to the batch's arrays: no tensor leaves.
 *
 * <p>A row agrees with itself in another batch within 1e-5, not to the bit: libtorch picks its
 * kernels by the shape.
 */
public final class TorchBackend implements Backend {
  private final NDManager manager;
  private final List<TorchEncoder> encoders;
  private final String name;
  private final TorchTransfer inputs = new TorchTransfer();
  private final TorchTransfer states = new TorchTransfer();

  /**
   * @param device as {@link TorchDevices#choose} gives it
   */
  public TorchBackend(NetworkWeights weights, Device device) {
    this.manager = NDManager.newBaseManager(device, TorchDevices.ENGINE);
    this.encoders =
        IntStream.range(0, weights.encoders().size())
            .mapToObj(encoder -> new TorchEncoder(weights, encoder, manager))
            .toList();
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
    int width = batch.inputWidth;
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = inputs.upload(scope, batch.x, 0, width, rows, width, new Shape(rows, 1, width));
      for (TorchEncoder encoder : encoders) {
        NDArray h = states(scope, encoder, batch.h, batch.hiddenWidth, rows);
        NDArray next = encoder.step(x, h.expandDims(0));
        TorchTransfer.download(next, batch.h, encoder.hiddenFrom, batch.hiddenWidth, rows);
      }
    }
  }

  @Override
  public void readOut(ReadoutBatch batch) {
    if (batch.rows == 0) {
      return;
    }
    oneThread();
    int width = AgeFeatures.WIDTH;
    try (NDManager scope = manager.newSubManager()) {
      Shape shape = new Shape(batch.rows, width);
      NDArray age = inputs.upload(scope, batch.age, 0, width, batch.rows, width, shape);
      for (TorchEncoder encoder : encoders) {
        NDArray pooled =
            encoder.attends()
                ? encoder.pooled(TorchKept.upload(scope, batch, encoder))
                : states(scope, encoder, batch.h, batch.hiddenWidth, batch.rows);
        write(encoder, encoder.embedding(pooled, age), batch);
      }
    }
  }

  private NDArray states(NDManager scope, TorchEncoder encoder, float[] h, int stride, int rows) {
    int width = encoder.spec.hiddenWidth();
    return states.upload(scope, h, encoder.hiddenFrom, stride, rows, width, new Shape(rows, width));
  }

  private static void write(TorchEncoder encoder, NDArray embedding, ReadoutBatch batch) {
    int at = encoder.embeddingFrom;
    NDArray weighted = encoder.spec.blend() == 1 ? embedding : embedding.mul(encoder.spec.blend());
    if (encoder.spec.startsBlock()) {
      TorchTransfer.download(weighted, batch.embedding, at, batch.embeddingWidth, batch.rows);
    } else {
      TorchTransfer.add(weighted, batch.embedding, at, batch.embeddingWidth, batch.rows);
    }
    if (encoder.spec.logits() > 0) {
      NDArray logits = encoder.logits(embedding);
      TorchTransfer.download(
          logits, batch.logits, encoder.logitsFrom, batch.logitWidth, batch.rows);
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
}
