package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Columns of a batch's arrays to tensors and back. Has one buffer, reused: for one thread. */
final class TorchTransfer {
  private ByteBuffer buffer = buffer(0);

  /** The first {@code rows} rows of {@code stride}, of each {@code width} from {@code from} on. */
  NDArray upload(
      NDManager scope, float[] values, int from, int stride, int rows, int width, Shape shape) {
    int bytes = rows * width * Float.BYTES;
    if (buffer.capacity() < bytes) {
      buffer = buffer(bytes);
    }
    FloatBuffer floats = buffer.clear().limit(bytes).asFloatBuffer();
    for (int row = 0; row < rows; row++) {
      floats.put(values, row * stride + from, width);
    }
    return scope.create(buffer, shape, DataType.FLOAT32);
  }

  /** Writes a tensor of {@code rows} rows into columns of an array. */
  static void download(NDArray tensor, float[] values, int from, int stride, int rows) {
    int width = Math.toIntExact(tensor.size() / rows);
    FloatBuffer floats = floats(tensor);
    for (int row = 0; row < rows; row++) {
      floats.get(values, row * stride + from, width);
    }
  }

  /** Adds a tensor of {@code rows} rows to columns of an array. */
  static void add(NDArray tensor, float[] values, int from, int stride, int rows) {
    int width = Math.toIntExact(tensor.size() / rows);
    FloatBuffer floats = floats(tensor);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        values[row * stride + from + i] += floats.get();
      }
    }
  }

  // On the CPU a direct view of the tensor's memory: read before its scope closes.
  private static FloatBuffer floats(NDArray tensor) {
    return tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
