package io.riverprint.core.bundle;

import java.nio.file.Path;

public final class BundleReader {
  private BundleReader() {}

  public static ModelBundle read(Path folder, String manifestSha256) {
    throw new UnsupportedOperationException("in work");
  }
}
