package io.riverprint.trainer.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden bytes are what numpy.save of NumPy 2.4.6 wrote. */
final class NpyFileTest {
  private static final String LONGS =
      "934e554d5059010076007b276465736372273a20273c6938272c2027666f727472616e5f6f72646572273a"
          + "2046616c73652c20277368617065273a2028332c292c207d"
          + "20".repeat(60)
          + "0a0100000000000000feffffffffffffff0100000000002000";
  private static final String HALVES =
      "934e554d5059010076007b276465736372273a20273c6632272c2027666f727472616e5f6f72646572273a"
          + "2046616c73652c20277368617065273a2028332c2032292c207d"
          + "20".repeat(58)
          + "0a003c00b8ff7b0100662e0042";
  private static final String DOUBLES =
      "934e554d5059010076007b276465736372273a20273c6638272c2027666f727472616e5f6f72646572273a"
          + "2046616c73652c20277368617065273a2028322c292c207d"
          + "20".repeat(60)
          + "0a000000000000e03f0000000000000040";

  @TempDir private Path folder = Path.of("unset");
  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.npy");
  }

  @Test
  void idsAreWrittenAsNumPyWritesThem() throws IOException {
    NpyFile.write(file, new long[] {1, -2, 9_007_199_254_740_993L});
    assertThat(hex()).isEqualTo(LONGS);
  }

  @Test
  void halvesAreWrittenAsNumPyWritesThem() throws IOException {
    NpyFile.write(file, new float[][] {{1, -0.5f}, {65504, 0x1p-24f}, {0.1f, 3}}, 2);
    assertThat(hex()).isEqualTo(HALVES);
  }

  @Test
  void doublesAreWrittenAsNumPyWritesThem() throws IOException {
    NpyFile.write(file, new double[] {0.5, 2});
    assertThat(hex()).isEqualTo(DOUBLES);
  }

  @Test
  void idsThatNoDoubleHoldsAreReadExactly() throws IOException {
    golden(LONGS);
    assertThat(NpyFile.open(file).longs()).containsExactly(1, -2, 9_007_199_254_740_993L);
  }

  @Test
  void halvesAreReadRowByRow() throws IOException {
    golden(HALVES);
    assertThat(NpyFile.open(file).rows())
        .isDeepEqualTo(new float[][] {{1, -0.5f}, {65504, 0x1p-24f}, {0.099975586f, 3}});
  }

  @Test
  void vectorsOfAnyTypeAreReadAsDoubles() throws IOException {
    golden(DOUBLES);
    assertThat(NpyFile.open(file).doubles()).containsExactly(0.5, 2);
    custom("<f4", "(1,)", ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(7.5f));
    assertThat(NpyFile.open(file).doubles()).containsExactly(7.5);
    custom("<i4", "(1,)", ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-3));
    assertThat(NpyFile.open(file).doubles()).containsExactly(-3);
  }

  @Test
  void moreNumbersThanOneBufferComeBack() {
    long[] many = java.util.stream.LongStream.range(0, 20_001).map(i -> i * i).toArray();
    NpyFile.write(file, many);
    assertThat(NpyFile.open(file).longs()).isEqualTo(many);
  }

  @Test
  void aTableWithoutRowsComesBack() {
    NpyFile.write(file, new float[0][], 744);
    assertThat(NpyFile.open(file).header().shape()).containsExactly(0L, 744L);
    assertThat(NpyFile.open(file).rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">i8; (1,); type '>i8'",
        "|O; (1,); type '|O'",
        "<i8; (2,); has 8 bytes of numbers",
        "<i8; (99999999999999999,); has 8 bytes of numbers",
        "<i8; (999999999999999999,999999999999999999); fewer numbers than 2^63",
        "<i8; (9999999999999999999,); a length",
        "<i8; (1 1,); a length",
      })
  void whatTheHeaderSaysIsNotBelieved(String type, String shape, String message)
      throws IOException {
    custom(type, shape, ByteBuffer.allocate(8));
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(UnreadableArrayException.class)
        .hasMessageStartingWith(file + ": has ")
        .hasMessageContaining(message)
        .hasMessageContaining("needs ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 9, 10, 60, 127})
  void aFileThatEndsWithinItsHeaderIsRefused(int bytes) throws IOException {
    byte[] whole = HexFormat.of().parseHex(LONGS);
    Files.write(file, java.util.Arrays.copyOf(whole, bytes));
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(UnreadableArrayException.class)
        .hasMessageContaining("an end within its header");
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    Files.writeString(file, "client_id,x\n1,0.5\n");
    assertThatThrownBy(() -> NpyFile.open(file)).hasMessageContaining("other first bytes");
    golden(LONGS.replaceFirst("4e554d50590100", "4e554d50590200"));
    assertThatThrownBy(() -> NpyFile.open(file)).hasMessageContaining("version 1.0");
  }

  @Test
  void anAbsentFileIsNamed() {
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(UnreadableArrayException.class)
        .hasMessage(file + ": found no such file, needs a NumPy array; check the folder's name");
  }

  @Test
  void idsAreTakenFromAVectorOfInt64Only() throws IOException {
    golden(DOUBLES);
    assertThatThrownBy(() -> NpyFile.open(file).longs())
        .hasMessageContaining("shape [2] of type '<f8', needs one dimension of int64");
  }

  private void golden(String hex) throws IOException {
    Files.write(file, HexFormat.of().parseHex(hex));
  }

  private String hex() throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  private void custom(String type, String shape, ByteBuffer numbers) throws IOException {
    Arrays128.write(file, type, shape, numbers.array());
  }

  /** A header of 128 bytes with anything in it. */
  static final class Arrays128 {
    private Arrays128() {}

    static void write(Path file, String type, String shape, byte[] numbers) throws IOException {
      String said = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
      ByteBuffer out = ByteBuffer.allocate(128 + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
      out.put(HexFormat.of().parseHex("934e554d505901007600"));
      out.put((said + " ".repeat(117 - said.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
      Files.write(file, out.put(numbers).array());
    }
  }
}
