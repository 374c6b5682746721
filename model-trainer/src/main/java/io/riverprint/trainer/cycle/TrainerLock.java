package io.riverprint.trainer.cycle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One trainer at a time on a registry, by a lock that the system takes back when it dies. */
public final class TrainerLock implements AutoCloseable {
  private final FileChannel channel;

  private TrainerLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The lock of this folder.
   *
   * @throws IOException if another process has it
   */
  public static TrainerLock of(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(".trainer.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tried(channel) == null) {
      channel.close();
      throw new IOException(
          file
              + ": found another trainer at work there, needs to be the only one; stop it, or give"
              + " another folder of models");
    }
    return new TrainerLock(channel);
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
