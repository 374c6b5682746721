package io.riverprint.local.cli;

import io.riverprint.schema.event.Suggestion;
import io.riverprint.trainer.neural.Preset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a preset. */
final class PresetConverter implements ITypeConverter<Preset> {
  private static final List<String> NAMES = Arrays.stream(Preset.values()).map(Preset::id).toList();

  @Override
  public Preset convert(String text) {
    return Arrays.stream(Preset.values())
        .filter(preset -> preset.id().equals(text))
        .findAny()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no preset is called '" + text + "'" + Suggestion.among(NAMES, text)));
  }

  /** All there are, for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}
