package io.riverprint.local.cli;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 7d}. */
final class SpanConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.matches("[0-9]{1,9}(ms|s|m|h|d)")) {
      throw new TypeConversionException("'" + text + "' is no time; say 500ms, 60s, 5m, 1h or 7d");
    }
    long number = Long.parseLong(lower.replaceAll("[a-z]+", ""));
    return switch (lower.replaceAll("[0-9]+", "")) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
