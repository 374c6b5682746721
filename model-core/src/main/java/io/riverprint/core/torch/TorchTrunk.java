package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.riverprint.core.net.TrunkWeights;

/** The trunk on rows x hidden. */
record TorchTrunk(
    TorchNorm pooled, TorchLayer up, TorchNorm upNorm, TorchLayer down, TorchNorm downNorm) {
  static TorchTrunk upload(TrunkWeights weights, NDManager manager) {
    return new TorchTrunk(
        TorchNorm.upload(weights.pooled(), manager),
        TorchLayer.upload(weights.up(), manager),
        TorchNorm.upload(weights.upNorm(), manager),
        TorchLayer.upload(weights.down(), manager),
        TorchNorm.upload(weights.downNorm(), manager));
  }

  NDArray apply(NDArray p) {
    NDArray g = pooled.apply(p);
    NDArray middle = upNorm.apply(Activation.gelu(up.apply(g)));
    return downNorm.apply(Activation.gelu(down.apply(middle))).add(g);
  }
}
