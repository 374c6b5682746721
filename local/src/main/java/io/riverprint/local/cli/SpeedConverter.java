package io.riverprint.local.cli;

import io.riverprint.local.demo.Speed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 1x}, {@code 100x}, {@code max}. */
final class SpeedConverter implements ITypeConverter<Speed> {

  @Override
  public Speed convert(String text) {
    try {
      return Speed.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
