package io.riverprint.job.serve;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** This machine's files under another scheme: all that Flink may read through. */
public final class CopiedFileSystem implements FileSystemFactory {
  static final String SCHEME = "copied";

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileSystem create(URI uri) {
    return LocalFileSystem.getSharedInstance();
  }
}
