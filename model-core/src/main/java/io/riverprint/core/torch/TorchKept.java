package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.backend.ReadoutBatch;

/**
 * The kept outputs of a batch's users, padded with zeroes to the longest.
 *
 * @param x users x rows x hidden
 * @param absent users x 1 x 1 x rows, as {@link TorchAttention#mean} takes it
 * @param shares users x rows x 1, as {@link TorchAttention#mean} takes it
 */
record TorchKept(NDArray x, NDArray absent, NDArray shares) {
  static TorchKept upload(NDManager scope, ReadoutBatch batch, TorchEncoder encoder) {
    int users = batch.rows;
    int width = encoder.spec.hiddenWidth();
    int most = 1;
    for (int user = 0; user < users; user++) {
      most = Math.max(most, kept(batch, user, encoder));
    }
    float[] x = new float[users * most * width];
    float[] absent = new float[users * most];
    float[] shares = new float[users * most];
    for (int user = 0; user < users; user++) {
      int kept = kept(batch, user, encoder);
      int from = batch.keptAt(user, encoder.encoder);
      System.arraycopy(batch.kept, from, x, user * most * width, kept * width);
      for (int row = 0; row < most; row++) {
        absent[user * most + row] = row < kept ? 0 : TorchAttention.ABSENT;
        shares[user * most + row] = row < kept ? 1f / kept : 0;
      }
    }
    return new TorchKept(
        scope.create(x, new Shape(users, most, width)),
        scope.create(absent, new Shape(users, 1, 1, most)),
        scope.create(shares, new Shape(users, most, 1)));
  }

  private static int kept(ReadoutBatch batch, int user, TorchEncoder encoder) {
    return batch.keptRows[user * batch.encoders + encoder.encoder];
  }
}
