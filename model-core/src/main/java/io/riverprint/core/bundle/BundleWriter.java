package io.riverprint.core.bundle;

import java.io.IOException;
import java.nio.file.Path;

public final class BundleWriter {
  private BundleWriter() {}

  public static String write(ModelBundle bundle, Path folder) throws IOException {
    throw new UnsupportedOperationException("in work");
  }
}
