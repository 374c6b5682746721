package io.riverprint.trainer.neural;

import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.core.bundle.TensorFile;
import io.riverprint.core.bundle.TensorWriter;
import io.riverprint.core.bundle.Tensors;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints as safetensors files in a folder of their own, written beside and renamed into place,
 * so that there is always a whole one. A file that cannot be read is as good as none: that encoder
 * starts again.
 */
public final class CheckpointFolder implements Checkpoints {
  private static final String ENDING = ".checkpoint.safetensors";

  private final Path folder;

  /** In a folder that is made when the first checkpoint is kept. */
  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Checkpoint> find(String encoder) {
    Path file = file(encoder);
    try {
      return Files.exists(file)
          ? Optional.of(read(TensorFile.parse(file.toString(), Files.readAllBytes(file))))
          : Optional.empty();
    } catch (CorruptBundleException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read; delete it to start again", e);
    }
  }

  @Override
  public void keep(String encoder, Checkpoint checkpoint) {
    Path file = file(encoder);
    Path beside = folder.resolve(file.getFileName() + ".new");
    try {
      Files.createDirectories(folder);
      try (OutputStream out = Files.newOutputStream(beside)) {
        write(checkpoint).writeTo(out);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + ": cannot be written; make room or give another folder of models", e);
    }
  }

  /** Deletes all checkpoints and the folder, if nothing else is in it. */
  public void delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING + "*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      if (!left.iterator().hasNext()) {
        Files.delete(folder);
      }
    }
  }

  private Path file(String encoder) {
    return folder.resolve(encoder + ENDING);
  }

  private static TensorWriter write(Checkpoint checkpoint) {
    TensorWriter writer = new TensorWriter();
    // Bits, as the loss may be infinite, which a tensor of floats may not.
    writer.ints("least", new int[] {Float.floatToRawIntBits(checkpoint.leastLoss())}, 1);
    writer.longs("done", new long[] {checkpoint.epoch(), checkpoint.steps()}, 2);
    write(writer, "parameter", checkpoint.parameters());
    write(writer, "mean", checkpoint.means());
    write(writer, "variance", checkpoint.variances());
    write(writer, "best", checkpoint.best());
    return writer;
  }

  private static void write(TensorWriter writer, String name, List<float[]> arrays) {
    writer.ints(name + "s", new int[] {arrays.size()}, 1);
    for (int i = 0; i < arrays.size(); i++) {
      writer.floats(name + "." + i, arrays.get(i), arrays.get(i).length);
    }
  }

  private static Checkpoint read(Tensors tensors) {
    long[] done = tensors.longs("done", 2);
    return new Checkpoint(
        (int) done[0],
        done[1],
        read(tensors, "parameter"),
        read(tensors, "mean"),
        read(tensors, "variance"),
        Float.intBitsToFloat(tensors.ints("least", 1)[0]),
        read(tensors, "best"));
  }

  private static List<float[]> read(Tensors tensors, String name) {
    List<float[]> arrays = new ArrayList<>();
    int count = tensors.ints(name + "s", 1)[0];
    for (int i = 0; i < count; i++) {
      arrays.add(tensors.floats(name + "." + i, Tensors.ANY));
    }
    return arrays;
  }
}
