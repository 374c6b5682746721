package io.riverprint.core.bundle;

import io.riverprint.core.factor.ItemFactors;

/** factors.safetensors: the item sides of both BPR factorisations. */
final class FactorTensors {
  static final String NAME = "factors.safetensors";
  static final String SKU = "sku";
  static final String CATEGORY = "category";

  private FactorTensors() {}

  static TensorWriter write(ItemFactors skus, ItemFactors categories) {
    TensorWriter out = new TensorWriter();
    write(out, SKU, skus);
    write(out, CATEGORY, categories);
    return out;
  }

  private static void write(TensorWriter out, String name, ItemFactors items) {
    float[] rates = {items.learningRate(), items.regularisation()};
    out.floats(name + ".factors", items.factors(), items.size(), items.width())
        .floats(name + ".biases", items.biases(), items.size())
        .floats(name + ".popularity", items.popularity(), items.size())
        .floats(name + ".rates", rates, rates.length);
  }

  static ItemFactors read(Tensors in, String name) {
    int size = in.size(name + ".factors", 2, 0, 0);
    int width = in.size(name + ".factors", 2, 1, 1);
    float[] rates = in.floats(name + ".rates", 2);
    return new ItemFactors(
        width,
        size,
        in.floats(name + ".factors", size, width),
        in.floats(name + ".biases", size),
        in.floats(name + ".popularity", size),
        rates[0],
        rates[1]);
  }
}
