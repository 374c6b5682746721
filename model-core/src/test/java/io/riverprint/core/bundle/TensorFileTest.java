package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFileTest {

  @Test
  void readsEveryTypeItWrites() throws IOException {
    Tensors read =
        parsed(
            new TensorWriter()
                .floats("f", new float[] {1.5f, -0f, Float.MIN_VALUE, 4, 5, 6}, 2, 3)
                .ints("i", new int[] {Integer.MIN_VALUE, 7}, 2)
                .longs("l", new long[] {Long.MAX_VALUE}, 1)
                .bytes("b", new byte[] {-1, 0, 1}, 3)
                .flags("t", new boolean[] {true, false}, 2)
                .strings("s", new String[] {"", "Ärmel", "☂"})
                .floats("empty", new float[0], 0));

    assertThat(read.floats("f", 2, 3)).containsExactly(1.5f, -0f, Float.MIN_VALUE, 4, 5, 6);
    assertThat(read.ints("i", 2)).containsExactly(Integer.MIN_VALUE, 7);
    assertThat(read.longs("l", 1)).containsExactly(Long.MAX_VALUE);
    assertThat(read.bytes("b", Tensors.ANY)).containsExactly(-1, 0, 1);
    assertThat(read.flags("t", 2)).containsExactly(true, false);
    assertThat(read.strings("s", 3)).containsExactly("", "Ärmel", "☂");
    assertThat(read.floats("empty", 0)).isEmpty();
    read.requireAllRead();
  }

  @Test
  void writesWhatTheSafetensorsFormatSays() throws IOException {
    byte[] bytes = bytes(new TensorWriter().floats("x", new float[] {1, 2}, 2));

    String json = "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    String padded = json + " ".repeat((8 - json.length() % 8) % 8);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getLong()).isEqualTo(padded.length());
    assertThat(new String(bytes, 8, padded.length(), StandardCharsets.UTF_8)).isEqualTo(padded);
    assertThat(in.getFloat(8 + padded.length())).isEqualTo(1f);
    assertThat(bytes).hasSize(8 + padded.length() + 8);
  }

  @Test
  void readsAFileThatPythonWrote() {
    // safetensors 0.8.0: numpy.save({"w": float32 [[1, 2]], "k": int64 [3], "c": uint8 [9, 8, 7],
    // "i": int32 [5]}, metadata={"format": "np"})
    String header =
        "{\"__metadata__\":{\"format\":\"np\"},"
            + "\"k\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]},"
            + "\"i\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[16,20]},"
            + "\"c\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[20,23]}}      ";
    String data = "03000000000000000000803f0000004005000000090807";

    Tensors read = TensorFile.parse("python", file(header, HexFormat.of().parseHex(data)));

    assertThat(header).hasSize(256);
    assertThat(read.longs("k", 1)).containsExactly(3);
    assertThat(read.floats("w", 1, 2)).containsExactly(1, 2);
    assertThat(read.ints("i", 1)).containsExactly(5);
    assertThat(read.bytes("c", 3)).containsExactly(9, 8, 7);
  }

  @Test
  void copiesMoreThanOneChunkInOrder() throws IOException {
    long[] values = new long[20_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 3L;
    }

    Tensors read = parsed(new TensorWriter().longs("l", values, values.length));

    assertThat(read.longs("l", values.length)).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two tensors on the same bytes | 'a':F32:[1]:[0,4], 'b':F32:[1]:[0,4] | 4",
        "overlapping by half           | 'a':F32:[2]:[0,8], 'b':F32:[2]:[4,12] | 12",
        "a gap between                 | 'a':F32:[1]:[0,4], 'b':F32:[1]:[8,12] | 12",
        "not in the order of offsets   | 'a':F32:[1]:[4,8], 'b':F32:[1]:[0,4] | 8",
        "data left over                | 'a':F32:[1]:[0,4] | 5",
        "data missing                  | 'a':F32:[2]:[0,8] | 7",
        "one name twice                | 'a':F32:[1]:[0,4], 'a':F32:[1]:[4,8] | 8",
        "2^31 elements                 | 'a':F32:[2147483648]:[0,8589934592] | 4",
        "product of 2^62               | 'a':U8:[2147483647,2147483647]:[0,4] | 4",
        "product that overflows to 0   | 'a':U8:[1073741824,1073741824,16]:[0,0] | 0",
        "product that overflows to 4   | 'a':U8:[4,2147483647,2147483647,4]:[0,4] | 4",
        "negative size                 | 'a':F32:[-1]:[0,-4] | 4",
        "two negative sizes            | 'a':F32:[-1,-1]:[0,4] | 4",
        "size that is not an integer   | 'a':F32:[1.0]:[0,4] | 4",
        "size that is a text           | 'a':F32:['1']:[0,4] | 4",
        "unknown type                  | 'a':F16:[2]:[0,4] | 4",
        "offsets of another length     | 'a':F32:[2]:[0,4] | 4",
        "negative offsets              | 'a':F32:[1]:[-4,0] | 4",
        "offsets beyond 2^63           | 'a':F32:[1]:[0,99999999999999999999] | 4",
        "three offsets                 | 'a':F32:[1]:[0,4,4] | 4",
        "no shape                      | 'a':F32:null:[0,4] | 4",
        "nine axes                     | 'a':F32:[1,1,1,1,1,1,1,1,1]:[0,4] | 4",
        "a tensor that is a number     | 'a'=7 | 4",
        "text after the object         | 'a':F32:[1]:[0,4]} {'b'=1 | 4"
      })
  void refusesAHeaderThatDoesNotDescribeTheData(String what, String tensors, int dataBytes) {
    byte[] file = file(json(tensors), new byte[dataBytes]);

    assertThatThrownBy(() -> TensorFile.parse("evil", file))
        .as(what)
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageStartingWith("evil");
  }

  /** 'a':F32:[1]:[0,4] is short for a tensor's entry. */
  private static String json(String tensors) {
    String entries =
        tensors
            .replaceAll(
                "'(\\w)':(\\w+):([^:]+):(\\[[^\\]]*\\])",
                "'$1'={'dtype'='$2','shape'=$3,'data_offsets'=$4}")
            .replace('=', ':')
            .replace('\'', '"');
    return "{" + entries + "}";
  }

  @ParameterizedTest
  @CsvSource({"-1", "0", "1", "17", "1048577", "9223372036854775807", "-9223372036854775808"})
  void refusesAHeaderLengthThatCannotBe(long length) {
    ByteBuffer file = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    file.put("{}              ".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> TensorFile.parse("evil", file.array()))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("needed");
  }

  @ParameterizedTest
  @CsvSource({"0", "7"})
  void refusesAFileWithoutALength(int bytes) {
    assertThatThrownBy(() -> TensorFile.parse("evil", new byte[bytes]))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining(bytes + " bytes, needed at least 8");
  }

  @Test
  void refusesAHeaderBombWithoutUnfoldingIt() {
    byte[] nested = file("{\"a\":".concat("[".repeat(900_000)), new byte[0]);
    byte[] huge = file("{" + " ".repeat(TensorHeader.MAX_BYTES) + "}", new byte[0]);

    assertThatThrownBy(() -> TensorFile.parse("bomb", nested))
        .isInstanceOf(CorruptBundleException.class);
    assertThatThrownBy(() -> TensorFile.parse("bomb", huge))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("a header of 1048578 bytes");
  }

  @Test
  void refusesATensorOfAnotherTypeOrShapeAndSaysBoth() throws IOException {
    Tensors read = parsed(new TensorWriter().floats("w", new float[6], 2, 3));

    assertThatThrownBy(() -> read.ints("w", 2, 3))
        .hasMessage(
            "test, tensor w: found F32 [2, 3], needed I32 [2, 3];"
                + " train and write the bundle again");
    assertThatThrownBy(() -> read.floats("w", 3, Tensors.ANY))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("found F32 [2, 3], needed F32 [3, any]");
    assertThatThrownBy(() -> read.floats("v", 2))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("tensor v: found no such tensor");
    assertThatThrownBy(read::requireAllRead)
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("tensor w: found a tensor nobody reads");
  }

  @Test
  void refusesTextsThatAreNotWhole() throws IOException {
    Tensors read =
        parsed(
            new TensorWriter()
                .ints("half.lengths", new int[] {1, 1}, 2)
                .bytes("half.utf8", new byte[] {(byte) 0xc3, (byte) 0x84}, 2)
                .ints("long.lengths", new int[] {3}, 1)
                .bytes("long.utf8", new byte[2], 2)
                .ints("short.lengths", new int[] {1}, 1)
                .bytes("short.utf8", new byte[2], 2)
                .ints("minus.lengths", new int[] {-1}, 1)
                .bytes("minus.utf8", new byte[2], 2)
                .bytes("flag", new byte[] {2}, 1));

    for (String name : new String[] {"half", "long", "short", "minus"}) {
      assertThatThrownBy(() -> read.strings(name, Tensors.ANY))
          .isInstanceOf(CorruptBundleException.class)
          .hasMessageContaining("tensor " + name);
    }
    assertThatThrownBy(() -> read.flags("flag", 1)).isInstanceOf(CorruptBundleException.class);
  }

  @Test
  void refusesToWriteWhatIsNotANumber() {
    assertThatThrownBy(() -> new TensorWriter().floats("w", new float[] {1, Float.NaN}, 2))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("tensor w: found NaN at position 1");
  }

  @Test
  void allocatesNoMoreThanTheTensorsHold() throws IOException {
    byte[] file = bytes(new TensorWriter().floats("w", new float[1 << 20], 1 << 20));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TensorFile.parse("warm", file).floats("w", 1 << 20);

    long before = threads.getCurrentThreadAllocatedBytes();
    TensorFile.parse("test", file).floats("w", 1 << 20);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(file.length + (1 << 19));
  }

  static byte[] file(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }

  static byte[] bytes(TensorWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return out.toByteArray();
  }

  private static Tensors parsed(TensorWriter writer) throws IOException {
    return TensorFile.parse("test", bytes(writer));
  }
}
