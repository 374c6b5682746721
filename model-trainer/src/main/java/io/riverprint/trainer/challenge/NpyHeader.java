package io.riverprint.trainer.challenge;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a .npy file of version 1.0 says of itself (NumPy's format document, NEP 1).
 *
 * @param word the type as the file names it, {@code <f2}; any text, the reader decides
 * @param fortranOrder whether columns are stored one after the other
 * @param shape length of each dimension
 * @param size bytes of the header, with all that comes before the first number
 */
public record NpyHeader(String word, boolean fortranOrder, List<Long> shape, int size) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int BEFORE_TEXT = MAGIC.length + 2;
  private static final int ALIGNED = 64;
  private static final int MOST_DIMENSIONS = 32;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,64})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  static NpyHeader of(NpyType type, long... shape) {
    List<Long> lengths = new ArrayList<>();
    for (long length : shape) {
      lengths.add(length);
    }
    return new NpyHeader(type.word(), false, lengths, 0).sized();
  }

  /** How many numbers follow. */
  long values() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Such a header as bytes: padded with blanks so that the numbers start at a multiple of 64. */
  byte[] bytes() {
    String said = text();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putShort((short) (size - BEFORE_TEXT));
    out.put(said.getBytes(StandardCharsets.US_ASCII));
    while (out.remaining() > 1) {
      out.put((byte) ' ');
    }
    return out.put((byte) '\n').array();
  }

  private NpyHeader sized() {
    int least = BEFORE_TEXT + text().length() + 1;
    int aligned = (least + ALIGNED - 1) / ALIGNED * ALIGNED;
    return new NpyHeader(word, fortranOrder, shape, aligned);
  }

  private String text() {
    String lengths = shape.stream().map(length -> length + ",").collect(Collectors.joining(" "));
    String tuple = shape.size() == 1 ? lengths : lengths.replaceAll(",$", "");
    return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
        .formatted(word, fortranOrder ? "True" : "False", tuple);
  }

  /** Reads at most 64 kB. */
  static NpyHeader read(InputStream from, String where) throws IOException {
    try {
      DataInputStream in = new DataInputStream(from);
      for (byte expected : MAGIC) {
        if (in.readByte() != expected) {
          throw refuse(where, "other first bytes", "those of a .npy file of version 1.0");
        }
      }
      int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
      byte[] text = new byte[length];
      in.readFully(text);
      return parse(new String(text, StandardCharsets.ISO_8859_1), where);
    } catch (EOFException e) {
      throw refuse(where, "an end within its header", "a whole .npy file");
    }
  }

  private static NpyHeader parse(String text, String where) {
    List<Long> shape = new ArrayList<>();
    for (String length : find(SHAPE, text, where).split(",")) {
      if (!length.isBlank()) {
        shape.add(length(length.strip(), where));
      }
    }
    NpyHeader header =
        new NpyHeader(
            find(TYPE, text, where),
            find(ORDER, text, where).equals("True"),
            shape,
            BEFORE_TEXT + text.length());
    try {
      if (shape.size() > MOST_DIMENSIONS || header.values() < 0) {
        throw refuse(where, shape.size() + " dimensions", "at most " + MOST_DIMENSIONS);
      }
    } catch (ArithmeticException e) {
      throw refuse(where, "shape " + shape, "fewer numbers than 2^63");
    }
    return header;
  }

  private static long length(String digits, String where) {
    if (digits.length() > 18 || digits.contains(" ")) {
      throw refuse(where, "a dimension of '" + digits + "'", "a length");
    }
    return Long.parseLong(digits);
  }

  private static String find(Pattern pattern, String text, String where) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      String found = text.strip();
      throw refuse(
          where,
          "header " + found.substring(0, Math.min(100, found.length())),
          "'descr', 'fortran_order' and 'shape' of plain numbers");
    }
    return matcher.group(1);
  }

  private static UnreadableArrayException refuse(String where, String found, String needed) {
    return new UnreadableArrayException(
        where + ": has " + found + ", needs " + needed + "; write it with numpy.save");
  }
}
