package io.riverprint.core.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;

/** Reads and writes whole files: plain ones only, bounded, safe on disk when writing returns. */
final class BundleFiles {

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private BundleFiles() {}

  /** The bytes of a plain file of at most so many bytes; links are not followed. */
  static byte[] read(Path file, int most) {
    String where = file.toString();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Require.damaged(where, "no file, or a link, folder or device", "a plain file");
    }
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
      if (channel.size() > most) {
        throw Require.damaged(where, channel.size() + " bytes", "at most " + most);
      }
      return filled(where, channel, ByteBuffer.allocate((int) channel.size()));
    } catch (IOException e) {
      throw new CorruptBundleException(
          where, "" + e, "a readable file", "look after the disk and its permissions", e);
    }
  }

  @SuppressWarnings("ByteBufferBackingArray") // its caller allocates it here
  private static byte[] filled(String where, SeekableByteChannel channel, ByteBuffer buffer)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw Require.damaged(where, "a file that shrinks", buffer.capacity() + " bytes");
      }
    }
    return buffer.array();
  }

  /** Writes a new file, forces it to disk, and returns its digest. */
  static String write(Path file, Content content) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      content.writeTo(out);
      channel.force(true);
    }
    return Sha256.text(digest.digest());
  }

  /** Forces a folder's entries to disk. */
  static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
