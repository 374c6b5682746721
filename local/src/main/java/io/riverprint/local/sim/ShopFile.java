package io.riverprint.local.sim;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** What a written shop was made from, beside its events: lines of name = value. */
public final class ShopFile {
  /** Name of the file. */
  public static final String NAME = "shop.properties";

  private ShopFile() {}

  static void write(ShopSpec spec, Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    line(lines, "users", spec.users());
    line(lines, "days", spec.days());
    line(lines, "seed", spec.seed());
    line(lines, "start", spec.start());
    line(lines, "catalogueSize", spec.catalogueSize());
    line(lines, "categories", spec.categories());
    line(lines, "activityFactor", spec.activityFactor());
    line(lines, "productFactor", spec.productFactor());
    line(lines, "driftPerWeek", spec.driftPerWeek());
    line(lines, "newItemShare", spec.newItemShare());
    line(lines, "drift", spec.drift());
    line(lines, "passerShare", spec.passerShare());
    line(lines, "botShare", spec.botShare());
    line(lines, "lateShare", spec.lateShare());
    line(lines, "duplicateShare", spec.duplicateShare());
    line(lines, "latenessBoundMillis", spec.latenessBoundMillis());
    Files.writeString(folder.resolve(NAME), lines);
  }

  private static void line(StringBuilder lines, String name, Object value) {
    lines.append(name).append(" = ").append(value).append('\n');
  }

  /**
   * The spec of the shop in a folder; none where the folder has no such file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if a value is missing or is none
   */
  public static Optional<ShopSpec> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      lines.load(in);
      return Optional.of(spec(lines));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "shop file "
              + file
              + ": "
              + e.getMessage()
              + "; needs what simulate wrote; simulate again",
          e);
    }
  }

  private static ShopSpec spec(Properties lines) {
    return new ShopSpec(
        Integer.parseInt(value(lines, "users")),
        Integer.parseInt(value(lines, "days")),
        Long.parseLong(value(lines, "seed")),
        Instant.parse(value(lines, "start")),
        Integer.parseInt(value(lines, "catalogueSize")),
        Integer.parseInt(value(lines, "categories")),
        number(lines, "activityFactor"),
        number(lines, "productFactor"),
        number(lines, "driftPerWeek"),
        number(lines, "newItemShare"),
        Double.parseDouble(lines.getProperty("drift", "0")), // not in files of before there was one
        number(lines, "passerShare"),
        number(lines, "botShare"),
        number(lines, "lateShare"),
        number(lines, "duplicateShare"),
        Long.parseLong(value(lines, "latenessBoundMillis")));
  }

  private static double number(Properties lines, String name) {
    return Double.parseDouble(value(lines, name));
  }

  private static String value(Properties lines, String name) {
    String value = lines.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("has no " + name);
    }
    return value;
  }
}
